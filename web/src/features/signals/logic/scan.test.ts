import { expect, it } from "vitest";
import { scanParts } from "./scan";

it.each([
  [0, []],
  [1, [1]],
  [6, [1, 1, 1, 1, 1, 1]],
  [8, [1, 1, 1, 1, 1, 1, 1, 1]],
  [9, [2, 2, 2, 2, 1]],
  [50, [7, 7, 7, 7, 7, 7, 7, 1]],
])("asks for %d markets in parts of %j", (count, sizes) => {
  const symbols = Array.from({ length: count }, (_, index) => `S${index}`);
  const parts = scanParts(symbols);
  expect(parts.map((part) => part.length)).toEqual(sizes);
  expect(parts.flat()).toEqual(symbols);
});
