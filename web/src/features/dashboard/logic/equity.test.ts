import { expect, it } from "vitest";
import type { Portfolio } from "@/api/types";
import { baselineOf, withLatest } from "./equity";

const portfolio = {
  total_value: "10120.55",
  net_profit: "120.55",
  updated_at: "2026-01-01T00:10:00Z",
} as Portfolio;
const at = (minute: number) => Date.parse("2026-01-01T00:00:00Z") + minute * 60_000;

it("sorts the history and ends at the present value", () => {
  const points = withLatest(
    [
      { t: at(5), total_value: "2", cash_value: "0" },
      { t: at(0), total_value: "1", cash_value: "0" },
    ],
    portfolio,
  );
  expect(points.map((point) => point.value)).toEqual(["1", "2", "10120.55"]);
});

it("does not go back in time when the present is older than the history", () => {
  expect(withLatest([{ t: at(20), total_value: "1", cash_value: "0" }], portfolio)).toHaveLength(1);
});

it("finds what the account began with, exactly", () => {
  expect(baselineOf(portfolio)).toBe("10000");
});
