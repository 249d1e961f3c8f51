import { fileURLToPath } from "node:url";
import babel from "@rolldown/plugin-babel";
import { lingui } from "@lingui/vite-plugin";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, type ViteUserConfig } from "vitest/config";
import { precompress } from "./scripts/precompress.ts";

const server_address = process.env["TRADEWIND_ADDRESS"] ?? "http://127.0.0.1:8080";

/** Logic needs no browser; pages get jsdom and the mock behind `fetch`. */
const test: ViteUserConfig["test"] = {
  restoreMocks: true,
  projects: [
    { extends: true, test: { name: "logic", include: ["src/**/*.test.ts"], exclude: ["src/api/**"] } },
    {
      extends: true,
      test: {
        name: "page",
        environment: "jsdom",
        include: ["src/**/*.test.tsx", "src/api/**/*.test.ts"],
        setupFiles: ["src/testing/setup.ts"],
      },
    },
  ],
};

export default defineConfig(async ({ mode }) => ({
  plugins: [
    react(),
    babel({
      plugins: ["@lingui/babel-plugin-lingui-macro"],
      parserOpts: { plugins: ["typescript", "jsx"] },
      include: /src\/.*\.tsx?$/,
    }),
    lingui(),
    tailwindcss(),
    precompress(),
    ...(mode === "mock" ? [(await import("./src/testing/mock/plugin.ts")).mockServer()] : []),
  ],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  server: {
    proxy:
      mode === "mock"
        ? {}
        : {
            "/api": { target: server_address },
            "/ws": { target: server_address, ws: true },
            "/health": { target: server_address },
          },
  },
  build: {
    target: "es2023",
    manifest: true,
    // Libraries change rarely and are cached apart; the small shared modules come in one piece.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: "vendor",
              test: /node_modules\/(?:react|react-dom|scheduler|@tanstack|@lingui|wouter|regexparam|use-sync-external-store|big\.js)\//,
            },
            { name: "shell", test: /src\/(?:ui\/[^/]+\.tsx?$|api\/|lib\/|live\/|locales\/)/ },
          ],
        },
      },
    },
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  test,
}));
