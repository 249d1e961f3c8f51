import { expect, it } from "vitest";
import { reliabilityPoints, verdictOf, wilson } from "./performance";

const figures = (count: number, hit_rate_pct: string | null) => ({
  count,
  hit_rate_pct,
  brier: null,
  profit_factor: null,
  mean_return_pct: null,
});

it.each([
  // Brown, Cai, DasGupta 2001 and R's prop.test(correct = FALSE).
  [0.5, 10, 0.2366, 0.7634],
  [0, 10, 0, 0.2775],
  [1, 3, 0.4385, 1],
  [0.522727, 44, 0.3794, 0.6624],
])("has Wilson's interval for %d of %d", (share, count, low, high) => {
  const interval = wilson(share, count);
  expect(interval.low).toBeCloseTo(low, 3);
  expect(interval.high).toBeCloseTo(high, 3);
});

it("knows nothing of what never happened", () => expect(wilson(0, 0)).toEqual({ low: 0, high: 1 }));

it("draws buckets with signals only, in their middle", () => {
  const points = reliabilityPoints([
    { from: 0.5, to: 0.6, figures: figures(0, null) },
    { from: 0.65, to: 0.7, figures: figures(44, "52.2727") },
    { from: 0.8, to: 1, figures: figures(2, "100") },
  ]);
  expect(points.map(({ confidence, hit_rate, count }) => [confidence, hit_rate, count])).toEqual([
    [expect.closeTo(0.675), expect.closeTo(0.522727), 44],
    [expect.closeTo(0.9), 1, 2],
  ]);
});

it.each([
  [2.4, "better"],
  [0.3, "luck"],
  [-1.9, "luck"],
  [-2, "worse"],
  [null, "none"],
  [undefined, "none"],
])("calls %s deviations %s", (above, verdict) => expect(verdictOf(above)).toBe(verdict));
