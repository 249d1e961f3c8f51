import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "@/app/App";
import { loadCatalogue } from "@/app/i18n";
import { Providers } from "@/app/providers";
import { copyFullValues } from "@/lib/clipboard";
import { applyTheme, followSystemTheme } from "@/lib/preferences";
import "./styles.css";

applyTheme();
followSystemTheme();
document.addEventListener("copy", copyFullValues);
await loadCatalogue();

const root = document.getElementById("root");
if (root === null) throw new Error("invariant: index.html has #root");
createRoot(root).render(
  <StrictMode>
    <Providers>
      <App />
    </Providers>
  </StrictMode>,
);
