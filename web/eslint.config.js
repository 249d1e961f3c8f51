import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

/** Rooms of the app, lowest floor first. A room may import only from rooms before it in its list. */
const rooms = {
  lib: [],
  api: ["lib"],
  live: ["lib", "api"],
  ui: ["lib", "api"],
};
const features_shared = ["market", "blotter"];
const features = ["auth", "dashboard", "trade", "bots", "risk"];

function forbid(patterns) {
  return {
    "no-restricted-imports": [
      "error",
      {
        patterns: patterns.map((group) => ({
          group: [group],
          message: "floors: lib, ui, api, live > features > app",
        })),
      },
    ],
  };
}

const zones = [
  ...Object.entries(rooms).map(([room, allowed]) => ({
    files: [`src/${room}/**/*.{ts,tsx}`],
    rules: forbid([
      "@/app/**",
      "@/features/**",
      ...Object.keys(rooms)
        .filter((other) => other !== room && !allowed.includes(other))
        .map((other) => `@/${other}/**`),
    ]),
  })),
  ...[...features_shared, ...features].map((feature) => ({
    files: [`src/features/${feature}/**/*.{ts,tsx}`],
    rules: forbid([
      "@/app/**",

      ...[...features_shared, ...features]
        .filter(
          (other) =>
            other !== feature &&
            !(
              features_shared.includes(other) &&
              features_shared.indexOf(other) < [...features_shared, ...features].indexOf(feature)
            ),
        )
        .map((other) => `@/features/${other}/**`),
    ]),
  })),
];

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
