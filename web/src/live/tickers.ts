/** Last prices, kept outside React: cells subscribe to one symbol and write their own text node. */
import type { Ticker } from "@/api/types";

type Listener = (ticker: Ticker) => void;

const tickers = new Map<string, Ticker>();
const listeners = new Map<string, Set<Listener>>();

export function tickerOf(instrument: string): Ticker | undefined {
  return tickers.get(instrument);
}

export function tickerWrite(ticker: Ticker): void {
  tickers.set(ticker.instrument, { ...tickers.get(ticker.instrument), ...ticker });
  listeners.get(ticker.instrument)?.forEach((listener) => listener(ticker));
}

export function tickerWatch(instrument: string, listener: Listener): () => void {
  const set = listeners.get(instrument) ?? new Set<Listener>();
  listeners.set(instrument, set);
  set.add(listener);
  return () => {
    set.delete(listener);
  };
}
