import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

/** Rooms of the app, each with the rooms it may import from; what several features share stands below them. */
const rooms = {
  lib: [],
  api: ["lib"],
  live: ["lib", "api"],
  ui: ["lib", "api"],
  "features/indicators": ["lib", "api", "live", "ui"],
  "features/overlays": ["lib", "api", "live", "ui"],
  "features/market": ["lib", "api", "live", "ui"],
  "features/blotter": ["lib", "api", "live", "ui", "features/market"],
  "features/signals": ["lib", "api", "live", "ui", "features/overlays", "features/market"],
  ...Object.fromEntries(
    ["auth", "dashboard", "trade", "bots", "risk"].map((feature) => [
      `features/${feature}`,
      [
        "lib",
        "api",
        "live",
        "ui",
        "features/indicators",
        "features/overlays",
        "features/market",
        "features/blotter",
        "features/signals",
      ],
    ]),
  ),
};

/** Other rooms are named from the top (`@/ui/…`), so that a rule can see them. */
function zone(room, allowed) {
  const forbidden = [...Object.keys(rooms), "app", "testing"].filter(
    (other) => other !== room && !allowed.includes(other),
  );
  const message = "floors: lib, ui, api, live > features > app";
  return {
    files: [`src/${room}/**/*.{ts,tsx}`],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            ...forbidden.map((other) => ({ group: [`@/${other}/**`], message })),
            {
              regex:
                "^(?:\\.\\./)+(?:app|features|lib|live|ui|testing|indicators|overlays|market|blotter|signals|auth|dashboard|trade|risk)/.*",
              message: "name another room from the top: @/…",
            },
          ],
        },
      ],
    },
  };
}

const zones = Object.entries(rooms).map(([room, allowed]) => zone(room, allowed));

export default tseslint.config(
  { ignores: ["dist", "node_modules", "test-results", "src/api/schema.d.ts", "src/locales"] },
  {
    files: ["src/**/*.{ts,tsx}", "*.ts", "scripts/*.ts"],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { "react-hooks": reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "max-lines": ["error", { max: 300 }],
    },
  },
  ...zones,
  { files: ["src/**/*.test.{ts,tsx}", "src/testing/**"], rules: { "no-restricted-imports": "off" } },
);
