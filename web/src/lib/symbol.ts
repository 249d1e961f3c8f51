/** `sim:BTC-USDT` is an instrument id, `BTC-USDT` its symbol, `BTC/USDT` what people read. */
export function symbolOf(instrument: string): string {
  const at = instrument.indexOf(":");
  return at < 0 ? instrument : instrument.slice(at + 1);
}

export function pairText(instrument_or_symbol: string): string {
  return symbolOf(instrument_or_symbol).replace("-", "/");
}

export function quoteOf(instrument_or_symbol: string): string {
  return symbolOf(instrument_or_symbol).split("-")[1] ?? "";
}

export const timeframes = ["1m", "5m", "15m", "1h", "4h", "1d"] as const;

export type Timeframe = (typeof timeframes)[number];

/** `null` for a time frame that the app does not know. */
export function timeframeOf(text: string | null): Timeframe | null {
  return timeframes.find((option) => option === text) ?? null;
}

export const timeframe_ms: Record<Timeframe, number> = {
  "1m": 60_000,
  "5m": 300_000,
  "15m": 900_000,
  "1h": 3_600_000,
  "4h": 14_400_000,
  "1d": 86_400_000,
};
