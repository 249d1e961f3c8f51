import { expect, it } from "vitest";
import type { Instrument, Strategy } from "@/api/types";
import { amountFault, draftFaults, hasFaults, partOf, requestOf, type Draft } from "./draft";

const instrument = { symbol: "BTC-USDT", min_notional: "10" } as Instrument;
const strategy = {
  name: "sma-cross",
  defaults: {},
  schema: { properties: { short: { type: "integer", minimum: 1 } } },
} as unknown as Strategy;
const context = { instrument, strategy, available: "1000" };
const draft: Draft = {
  name: " My bot ",
  strategy: "sma-cross",
  symbol: "BTC-USDT",
  timeframe: "1m",
  values: { short: "5" },
  amount: " 100 ",
};

it.each([
  ["", "required"],
  ["abc", "not_a_number"],
  ["0", "not_positive"],
  ["-5", "not_positive"],
  ["9.99", "below_minimum"],
  ["1000.01", "above_available"],
  ["1000", null],
])("amount %j is %s", (typed, fault) => expect(amountFault(typed, context)).toBe(fault));

it("is complete when every part is", () => {
  expect(hasFaults(draftFaults(draft, context))).toBe(false);
  for (const change of [{ name: "  " }, { amount: "" }, { values: { short: "0" } }])
    expect(hasFaults(draftFaults({ ...draft, ...change }, context))).toBe(true);
  expect(hasFaults(draftFaults(draft, { ...context, strategy: undefined }))).toBe(true);
});

it("sends trimmed text and only the strategy's parameters", () => {
  expect(requestOf({ ...draft, values: { short: "5", stray: "1" } }, strategy)).toEqual({
    name: "My bot",
    strategy: "sma-cross",
    params: { short: "5" },
    symbol: "BTC-USDT",
    timeframe: "1m",
    base_amount: "100",
  });
});

it("rounds a part of the balance down", () => expect(partOf("999.999", 25)).toBe("249.99"));
