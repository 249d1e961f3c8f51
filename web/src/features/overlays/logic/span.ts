import type { Candle } from "@/api/types";
import type { Market } from "./finding";

/** About as many candles as the chart shows at first. */
const candles_seen = 140;

/** The last price, and how far prices went lately. */
export function spanOf(candles: Candle[], price: string | undefined): Market["now"] {
  const seen = candles.slice(-candles_seen);
  const last = price ?? seen.at(-1)?.close;
  if (last === undefined || seen.length === 0) return null;
  const high = Math.max(...seen.map((candle) => Number(candle.high)));
  const low = Math.min(...seen.map((candle) => Number(candle.low)));
  return { price: Number(last), span: high - low };
}
