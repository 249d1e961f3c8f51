import { fileURLToPath } from "node:url";
import babel from "@rolldown/plugin-babel";
import { lingui } from "@lingui/vite-plugin";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { precompress } from "./scripts/precompress.ts";

const server_address = process.env["TRADEWIND_ADDRESS"] ?? "http://127.0.0.1:8080";

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
    ...(mode === "mock" ? [(await import("./src/testing/mock/plugin")).mockServer()] : []),
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
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/testing/setup.ts"],
    restoreMocks: true,
  },
}));
