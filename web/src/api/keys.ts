/** Keys of the query cache. The live connection writes under the same keys. */
export interface ListFilter {
  symbol?: string;
  bot_id?: string;
}

export const keys = {
  me: ["me"],
  meta: ["meta"],
  instruments: ["instruments"],
  prices: ["prices"],
  strategies: ["strategies"],
  portfolio: ["portfolio"],
  portfolioHistory: (interval: string) => ["portfolio-history", interval],
  killSwitch: ["kill-switch"],
  bots: ["bots"],
  bot: (id: string) => ["bot", id],
  /** `true` once the live connection has said that the bot is removed. */
  botRemoved: (id: string) => ["bot-removed", id],
  botEvents: (id: string, kind: string) => ["bot-events", id, kind],
  botMetrics: (id: string) => ["bot-metrics", id],
  candles: (symbol: string, timeframe: string) => ["candles", symbol, timeframe],
  /** Under the candles: what reads candles anew reads these anew. */
  indicatorValues: (symbol: string, timeframe: string, line: string) => ["candles", symbol, timeframe, line],
  /** Under the candles too. */
  analysis: (kind: string, symbol: string, timeframe: string) => [
    "candles",
    symbol,
    timeframe,
    "analysis",
    kind,
  ],
  indicators: ["indicators"],
  signals: (filter: object) => ["signals", filter],
  signalsTop: ["signals", "top"],
  signal: (id: string) => ["signal", id],
  signalDesk: ["signal-desk"],
  signalPerformance: (symbol: string, timeframe: string) => ["signal-performance", symbol, timeframe],
  positions: (filter: ListFilter) => ["positions", filter],
  orders: (filter: ListFilter) => ["orders", filter],
  order: (id: string) => ["order", id],
  fills: (filter: ListFilter) => ["fills", filter],
  trades: (filter: ListFilter) => ["trades", filter],
} as const;
