import { i18n, type Messages } from "@lingui/core";
import { messages } from "../locales/en.po";

/** `?locale=pseudo` shows, in development, every text that does not pass through the catalogue. */
export async function loadCatalogue(): Promise<void> {
  if (import.meta.env.DEV && new URLSearchParams(location.search).get("locale") === "pseudo") {
    const pseudo = (await import("../locales/pseudo.po")) as { messages: Messages };
    i18n.loadAndActivate({ locale: "pseudo", messages: pseudo.messages });
    return;
  }
  i18n.loadAndActivate({ locale: "en", messages });
}
