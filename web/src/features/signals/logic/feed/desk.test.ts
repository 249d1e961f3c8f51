import { expect, it } from "vitest";
import type { SignalDesk } from "@/api/types";
import { isRaisedOver, lastLook, raisedOver, shortOf, type Look } from "./desk";

const over = (timeframe: string, closed_at: string | null, confidence_max: number | null = 0.55) => ({
  timeframe,
  closed_at,
  confidence_max,
  instruments: 12,
  looked: closed_at === null ? 0 : 12,
  raised: 0,
  open: 0,
});
const desk: SignalDesk = {
  confidence_min: 0.65,
  timeframes: [
    over("15m", "2026-04-01T14:00:00Z"),
    over("1h", "2026-04-01T14:00:00Z"),
    over("4h", "2026-04-01T12:00:00Z"),
    over("1d", null),
  ],
};

it("tells of the look over the candles that are shown, and of no other", () => {
  const found = (timeframe?: string) => lastLook(desk, timeframe)?.timeframe;
  expect([found(), found("4h"), found("1d"), found("5m")]).toEqual(["15m", "4h", undefined, undefined]);
});

it("knows over which candles signals are raised", () => {
  expect(["4h", "5m"].map((timeframe) => isRaisedOver(desk, timeframe))).toEqual([true, false]);
  expect(isRaisedOver(undefined, "4h")).toBeNull();
  expect(raisedOver(desk, "en")).toBe("15m, 1h, 4h, and 1d");
  expect([undefined, { ...desk, timeframes: [] }].map((none) => raisedOver(none, "en"))).toEqual([
    null,
    null,
  ]);
});

it("knows of none before the first", () => {
  expect(lastLook(undefined)).toBeNull();
  expect(lastLook({ confidence_min: 0.65, timeframes: [over("1h", null)] })).toBeNull();
});

it("says what was not enough so that it is seen not to be enough", () => {
  const text = (confidence_max: number | null) =>
    shortOf(over("1h", "2026-04-01T14:00:00Z", confidence_max) as Look, 0.65);
  expect([0.5512, 0.6478, 0.65, null].map(text)).toEqual(["0.55", "0.6478", null, null]);
});
