import { useEffect, useRef } from "react";
import type { Ticker } from "@/api/types";
import { formatPercent, formatPrice } from "@/lib/price";
import { tickerOf, tickerWatch } from "@/live/tickers";

const flash_pause_ms = 400;

/** The last price, written straight into its text node; flashes at most 2.5 times a second. */
export function LivePrice({
  instrument,
  tick,
  initial,
  className = "",
}: {
  instrument: string;
  tick?: string | undefined;
  initial?: Ticker | undefined;
  className?: string;
}) {
  const node = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    let shown: string | null = null;
    let flashed_at = 0;
    function show(ticker: Ticker | undefined) {
      const span = node.current;
      if (span === null || ticker?.last === undefined || ticker.last === shown) return;
      const figure = formatPrice(ticker.last, tick);
      span.textContent = figure.text;
      span.title = figure.full ?? "";
      span.dataset["full"] = figure.full ?? "";
      span.dataset["shown"] = figure.text;
      const now = performance.now();
      if (shown !== null && ticker.last !== null && now - flashed_at > flash_pause_ms) {
        const is_up = Number(ticker.last) > Number(shown);
        flashed_at = now;
        span.classList.remove("flash-up", "flash-down");
        void span.offsetWidth;
        span.classList.add(is_up ? "flash-up" : "flash-down");
      }
      shown = ticker.last;
    }
    show(tickerOf(instrument) ?? initial);
    return tickerWatch(instrument, show);
  }, [instrument, tick, initial]);
  return (
    <span ref={node} className={`num rounded-xs ${className}`}>
      -
    </span>
  );
}

/** Change of the last day; sign, colour and the minus carry it. */
export function LiveChange({
  instrument,
  initial,
  className = "",
}: {
  instrument: string;
  initial?: Ticker | undefined;
  className?: string;
}) {
  const node = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    function show(ticker: Ticker | undefined) {
      const span = node.current;
      if (span === null || ticker === undefined) return;
      const figure = formatPercent(ticker.change_24h_pct);
      span.textContent = figure.text;
      span.classList.toggle("text-up", figure.sign > 0);
      span.classList.toggle("text-down", figure.sign < 0);
    }
    show(tickerOf(instrument) ?? initial);
    return tickerWatch(instrument, show);
  }, [instrument, initial]);
  return (
    <span ref={node} className={`num ${className}`}>
      -
    </span>
  );
}
