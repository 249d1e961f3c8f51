import { fileURLToPath } from "node:url";
import babel from "@rolldown/plugin-babel";
import { lingui } from "@lingui/vite-plugin";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { precompress } from "./scripts/precompress";
import { mockServer } from "./src/testing/mock/plugin";

const server_address = process.env["TRADEWIND_ADDRESS"] ?? "http://127.0.0.1:8080";

export default defineConfig(({ mode }) => ({
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
    ...(mode === "mock" ? [mockServer()] : []),
  ],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  server: {
    proxy: {
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
