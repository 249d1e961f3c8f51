import { expect, it } from "vitest";
import { filterOf, isFiltered, searchOf } from "./filter";

const read = (text: string) => filterOf(new URLSearchParams(text));

it("reads a filter from the address and writes it back", () => {
  const text = "symbol=BTC-USDT&tf=4h&direction=short&state=ended";
  expect(read(text)).toEqual({ symbol: "BTC-USDT", timeframe: "4h", direction: "short", state: "ended" });
  expect(new URLSearchParams(searchOf(read(text))).toString()).toBe(text);
});

it.each(["", "tf=7h", "direction=up", "state=all", "symbol=", "symbol=%3Cb%3E"])(
  "leaves out what is not known: %s",
  (text) => {
    expect(read(text)).toEqual({});
    expect(isFiltered(read(text))).toBe(false);
  },
);

it("takes symbols as people type them", () => expect(read("symbol=btc-usdt").symbol).toBe("BTC-USDT"));
