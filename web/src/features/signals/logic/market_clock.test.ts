import { expect, it } from "vitest";
import { marketNow, timeLeft } from "./market_clock";

const market = {
  kind: "synthetic" as const,
  label: "",
  speed: "60",
  market_time: "2026-04-01T00:00:00Z",
};
const start = Date.parse(market.market_time);

it("lets market time run on at the market's speed", () => {
  expect(marketNow(market, 1_000, 3_000)).toBe(start + 120_000);
  expect(marketNow({ ...market, speed: "1" }, 1_000, 3_000)).toBe(start + 2_000);
});

it("does not run backwards, and takes no speed for real time", () => {
  expect(marketNow(market, 3_000, 1_000)).toBe(start);
  expect(marketNow({ ...market, speed: "0" }, 0, 500)).toBe(start + 500);
});

it("knows no time where there is no market", () => {
  expect(marketNow({ ...market, market_time: null }, 0, 0)).toBeNull();
});

it.each([
  ["2026-04-01T03:20:00Z", "3h 20m"],
  ["2026-04-03T01:00:00Z", "2d 1h"],
  ["2026-04-01T00:00:00Z", null],
  ["2026-03-31T23:00:00Z", null],
])("counts down to %s", (expires_at, expected) => {
  expect(timeLeft(expires_at, start)).toBe(expected);
});
