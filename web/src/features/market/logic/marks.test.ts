import { expect, it } from "vitest";
import type { Fill, Position } from "@/api/types";
import { barStart, linesOf, marksOf } from "./marks";

const fill = (over: Partial<Fill>) =>
  ({
    id: "f",
    order_id: "o",
    side: "buy",
    purpose: "entry",
    executed_at: "2026-01-01T10:07:30Z",
    ...over,
  }) as Fill;
const words = { entry: "Entry", stop: "Stop", target: "TP" };

it.each([
  ["1m", "2026-01-01T10:07:00Z"],
  ["5m", "2026-01-01T10:05:00Z"],
  ["1h", "2026-01-01T10:00:00Z"],
  ["4h", "2026-01-01T08:00:00Z"],
  ["1d", "2026-01-01T00:00:00Z"],
] as const)("puts a fill into its %s bar", (timeframe, start) => {
  expect(barStart(Date.parse("2026-01-01T10:07:30Z"), timeframe)).toBe(Date.parse(start));
});

it("draws the parts of one order in one bar as one mark, oldest first", () => {
  const marks = marksOf(
    [
      fill({ order_id: "o2", side: "sell", purpose: "tier_1", executed_at: "2026-01-01T11:00:00Z" }),
      fill({ order_id: "o1" }),
      fill({ order_id: "o1", executed_at: "2026-01-01T10:07:45Z" }),
    ],
    "1m",
  );
  expect(marks.map((mark) => [mark.id, mark.label])).toEqual([
    ["o1", "B"],
    ["o2", "S TP1"],
  ]);
});

it("draws several orders of one side in one bar as one mark with their number", () => {
  const marks = marksOf(
    [
      fill({ order_id: "o3" }),
      fill({ order_id: "o2" }),
      fill({ order_id: "o2" }),
      fill({ order_id: "o9", side: "sell" }),
    ],
    "1m",
  );
  expect(marks.map((mark) => [mark.id, mark.label])).toEqual([
    ["o3", "B×2"],
    ["o9", "S"],
  ]);
});

it("draws no line for a target that was reached", () => {
  const position = {
    id: "p",
    bot_name: "x",
    average_entry_price: "100",
    stop_loss: "85",
    targets: [
      { price: "130", quantity: "1", hit_at: "2026-01-01T10:00:00Z" },
      { price: "175", quantity: "1", hit_at: null },
    ],
  } as unknown as Position;
  expect(linesOf([position], words).map((line) => [line.label, line.price])).toEqual([
    ["Entry", "100"],
    ["Stop", "85"],
    ["TP 2", "175"],
  ]);
});
