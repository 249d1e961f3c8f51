import { describe, expect, it } from "vitest";
import { indexOf, rangeShowing, whereOf, type View } from "./place";
import type { LevelDrawing, LineDrawing, WaveDrawing } from "./types";

const minute = 60_000;
const times = [10, 11, 12, 15, 16].map((count) => count * minute);

it.each([
  ["one of the chart's", 12, 2],
  ["after a gap", 15, 3],
  ["newer than the chart", 18, 6],
  ["older than the chart", 7, -3],
])("a candle that is %s has a position", (_, at, index) => expect(indexOf(times, at * minute)).toBe(index));

it("without bars every position is the first", () => expect(indexOf([], 5)).toBe(0));

const common = { id: "a", anchor: 0, is_certain: true, is_faint: false, label: "" };
const level = (from: number, low: number, high: number): LevelDrawing => ({
  ...common,
  kind: "level",
  low,
  high,
  from,
  role: "support",
  strength: 1,
});
const wave = (from: number, to: number, low: number, high: number): WaveDrawing => ({
  ...common,
  kind: "wave",
  points: [
    { bar: from, price: low, label: "" },
    { bar: to, price: high, label: "1" },
  ],
  inner: [],
  running: null,
  target: null,
  fails: null,
});
const line = (slope: number): LineDrawing => ({
  ...common,
  kind: "line",
  from: { bar: -20, price: 100 - 10 * slope },
  to: { bar: -10, price: 100 },
  slope,
  role: "support",
});

describe("where a drawing is, seen from the chart", () => {
  // The anchor is candle 100; shown are the candles 50 to 110 and the prices 90 to 110.
  const view: View = { from: 50, to: 110, low: 90, high: 110 };
  it.each([
    ["a level in sight", level(-80, 95, 96), "shown"],
    ["a level that reaches in from the past", level(-300, 95, 96), "shown"],
    ["a level over the chart", level(-80, 111, 112), "above"],
    ["a level at the edge", level(-80, 109, 112), "shown"],
    ["a level under the chart", level(-80, 80, 89), "below"],
    ["a wave that ended before", wave(-90, -60, 95, 100), "earlier"],
    ["a wave that is cut by the left edge", wave(-90, -40, 95, 100), "shown"],
    ["a wave to come", wave(20, 30, 95, 100), "later"],
    ["a line through the chart", line(0.1), "shown"],
    ["a line that has risen out of it", line(0.001), "shown"],
  ] as const)("%s", (_, drawing, where) => expect(whereOf(drawing, 100, view)).toBe(where));

  it("a line is where it is between the edges, not where it was touched", () => {
    const later: View = { from: 150, to: 200, low: 90, high: 110 };
    expect(whereOf(line(1), 100, later)).toBe("above");
    expect(whereOf(line(-1), 100, later)).toBe("below");
  });
});

describe("the bars to show for a drawing", () => {
  const shown = { from: 50, to: 110 };
  it.each([
    ["in sight: none", wave(-40, -20, 1, 2), null],
    ["that is cut: as many more", wave(-80, -20, 1, 2), { from: 16, to: 110 }],
    ["that ended before: as many, there", wave(-90, -60, 1, 2), { from: -5, to: 55 }],
    ["longer than candles can be read: the newest of it", wave(-900, -20, 1, 2), { from: -390, to: 110 }],
    ["that goes on to the right edge: none", level(-300, 1, 2), null],
  ])("%s", (_, drawing, range) => expect(rangeShowing(drawing, 100, shown)).toEqual(range));
});
