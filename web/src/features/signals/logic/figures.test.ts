import { expect, it } from "vitest";
import { confidenceShare, leanText, plainFigure, riskMultiple } from "./figures";

it.each([
  [0.5, 0],
  [0.75, 0.5],
  [1, 1],
  [0.4, 0],
  [1.2, 1],
])("draws a confidence of %d as %d of the bar", (confidence, share) => {
  expect(confidenceShare(confidence)).toBeCloseTo(share);
});

it.each([
  [1.785, "+1.8 R", 1],
  [-0.9999999999, "\u22121.0 R", -1],
  [0.04, "0.0 R", 0],
  [null, "-", 0],
])("writes %s times the risk as %s", (multiple, text, sign) => {
  expect(riskMultiple(multiple)).toMatchObject({ text, sign });
});

it("writes leans with their sign, and zero without", () => {
  expect([0.3, -0.3, -0.001].map(leanText)).toEqual(["+0.30", "\u22120.30", "0.00"]);
});

it("writes what is not known as such", () => {
  expect([plainFigure(null, 2), plainFigure(Number.NaN, 2), plainFigure(0.2724, 2)]).toEqual([
    "-",
    "-",
    "0.27",
  ]);
});
