import { expect, it } from "vitest";
import type { Instrument } from "@/api/types";
import { watchlistRows } from "./watchlist";

const all = ["BTC-USDT", "ETH-USDT", "SOL-USDT"].map((symbol) => ({ symbol })) as Instrument[];
const symbols = (favourites: string[], typed: string) =>
  watchlistRows(all, favourites, typed).map((row) => row.symbol);

it("keeps the server's order without favourites", () =>
  expect(symbols([], "")).toEqual(["BTC-USDT", "ETH-USDT", "SOL-USDT"]));
it("puts favourites first, as chosen", () =>
  expect(symbols(["SOL-USDT", "ETH-USDT"], "")).toEqual(["SOL-USDT", "ETH-USDT", "BTC-USDT"]));
it.each(["eth/usdt", "ETHUSDT", "eth-"])("finds ETH by %s", (typed) =>
  expect(symbols([], typed)).toEqual(["ETH-USDT"]),
);
