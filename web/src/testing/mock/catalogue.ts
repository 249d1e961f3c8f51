/** The fixed things of the mock: instruments, strategies, the user. */
import type { Instrument, Me, Strategy } from "../../api/types.ts";

const markets: [string, string, string, number][] = [
  ["BTC", "0.01", "0.00001", 64_000],
  ["ETH", "0.01", "0.0001", 3_150],
  ["SOL", "0.001", "0.001", 148],
  ["PEPE", "0.0000000001", "1", 0.0000012],
  ["TREND", "0.0001", "0.01", 12.5],
  ["RANGE", "0.0001", "0.01", 1.02],
];

export const instruments: Instrument[] = markets.map(([base, tick_size, lot_size]) => ({
  id: `sim:${base}-USDT`,
  symbol: `${base}-USDT`,
  base,
  quote: "USDT",
  venue: "sim",
  kind: "spot",
  tick_size,
  lot_size,
  min_quantity: lot_size,
  min_notional: "5",
  status: "trading",
}));

export const first_prices: Record<string, number> = Object.fromEntries(
  markets.map(([base, , , price]) => [`sim:${base}-USDT`, price]),
);

export const me: Me = {
  id: "018f0000-0000-7000-8000-000000000001",
  username: "guest",
  email: null,
  role: "user",
  demo: true,
  base_currency: "USDT",
  created_at: "2026-01-01T00:00:00Z",
  active_sessions: 1,
  accounts: [
    { id: "a1", label: "Paper", mode: "paper", venue: "sim", base_currency: "USDT", status: "active" },
  ],
};

export const strategies: Strategy[] = [
  {
    name: "sma-cross",
    title: "SMA cross",
    summary:
      "Buys when the fast average crosses above the slow one, leaves by a ladder of targets under a stop.",
    description: "Two simple moving averages of the closes. It earns in trends and pays fees in ranges.",
    rules: [
      "Up when the mean of the last `short` closes is above that of the last `long`.",
      "Flat and up at this close but not at the one before: buy.",
      "Held: the ladder sells at its targets, or the stop sells all.",
    ],
    schema: {
      type: "object",
      required: ["short", "long"],
      properties: {
        short: {
          title: "Fast average",
          description: "Closes in the fast mean",
          type: "integer",
          default: 10,
          minimum: 1,
          maximum: 500,
          "x-unit": "bars",
        },
        long: {
          title: "Slow average",
          description: "Closes in the slow mean",
          type: "integer",
          default: 30,
          minimum: 2,
          maximum: 1000,
          "x-unit": "bars",
        },
        entry: {
          title: "Entry",
          description: "At the crossing only, or whenever up",
          type: "string",
          enum: ["cross", "level"],
          default: "cross",
        },
        exits: {
          title: "Exits",
          description: "Ladder of targets, or the opposite signal",
          type: "string",
          enum: ["ladder", "signal"],
          default: "ladder",
        },
        size: { title: "Size", type: "string", enum: ["risk", "all", "fixed"], default: "risk" },
        quantity: { title: "Quantity", description: "Only with size = fixed", type: "string", minimum: "0" },
      },
    },
    defaults: { short: "10", long: "30", entry: "cross", exits: "ladder", size: "risk" },
    presets: [
      { name: "fast", title: "Fast 5/15", params: { short: "5", long: "15" } },
      { name: "classic", title: "Classic 10/30", params: {} },
      { name: "slow", title: "Slow 50/200", params: { short: "50", long: "200" } },
    ],
  },
  {
    name: "breakout",
    title: "Breakout",
    summary: "Buys a new 20-period high when momentum confirms it and the market is not too wild.",
    description: "",
    rules: [
      "The close is above the highest high of the last `period` bars.",
      "Momentum over `momentum` bars is positive.",
    ],
    schema: {
      type: "object",
      properties: {
        period: { title: "Period", type: "integer", default: 20, minimum: 2, maximum: 500, "x-unit": "bars" },
        momentum: {
          title: "Momentum",
          type: "integer",
          default: 10,
          minimum: 1,
          maximum: 200,
          "x-unit": "bars",
        },
        volatility_max: {
          title: "Volatility limit",
          type: "string",
          default: "5",
          minimum: "0.1",
          maximum: "50",
          "x-unit": "%",
        },
      },
    },
    defaults: { period: "20", momentum: "10", volatility_max: "5" },
    presets: [],
  },
];
