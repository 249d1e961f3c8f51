import { expect, it } from "vitest";
import { isNews } from "./feed";

it.each([
  ["filled", "2", "stop", true],
  ["canceled", "0.5", "tier_1", true],
  ["canceled", "0", "tier_1", false],
  ["accepted", "0", "stop", false],
  ["accepted", "0", "entry", true],
  ["refused", "0", "entry", true],
  ["unknown", "0", "stop", true],
] as const)("%s with %s filled, a %s order: %s", (status, filled_quantity, purpose, expected) => {
  expect(isNews({ status, filled_quantity, purpose })).toBe(expected);
});
