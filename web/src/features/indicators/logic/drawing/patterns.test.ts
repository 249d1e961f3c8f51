import { expect, it } from "vitest";
import { notesOf } from "./patterns";

it("marks bullish patterns under the candle and bearish ones over it, one mark for each side", () => {
  const times = [1, 2, 3];
  expect(
    notesOf([
      { title: "Engulfing", times, values: [0, -100, 100] },
      { title: "Hikkake", times, values: [null, 0, 200] },
      { title: "Doji", times, values: [0, 100, 0] },
    ]),
  ).toEqual([
    { t: 2, position: "above", text: "Engulfing" },
    { t: 2, position: "below", text: "Doji" },
    { t: 3, position: "below", text: "Engulfing, Hikkake" },
  ]);
});
