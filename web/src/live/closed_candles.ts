import { useCallback, useEffect, useRef } from "react";

interface Pace {
  /** Candles that close together, as after a pause, count once. */
  settle_ms: number;
  /** At least so long from one call to the next, however fast candles close. */
  gap_ms: number;
}

/** Calls back for candles that end (the next one has begun). Give the answer each candle's opening instant as it moves. */
export function useClosedCandles(
  onClosed: () => void,
  view: string,
  isOn: boolean,
  { settle_ms, gap_ms }: Pace,
): (t: number) => void {
  const newest = useRef({ view: "", t: 0 });
  const called_at = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = null;
    },
    [onClosed],
  );
  return useCallback(
    (t) => {
      const before = newest.current;
      if (before.view === view && t <= before.t) return;
      newest.current = { view, t };
      if (before.view !== view || !isOn || timer.current !== null) return;
      const wait_ms = Math.max(settle_ms, called_at.current + gap_ms - Date.now());
      timer.current = setTimeout(() => {
        timer.current = null;
        called_at.current = Date.now();
        onClosed();
      }, wait_ms);
    },
    [onClosed, view, isOn, settle_ms, gap_ms],
  );
}
