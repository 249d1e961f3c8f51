/** Candlestick patterns as notes at candles: one for each candle and side, however many patterns end there. */
import type { ChartNote } from "@/ui/chart/types";

export interface PatternValues {
  title: string;
  times: number[];
  /** 0 where there is none; above zero where it is bullish. */
  values: (number | null)[];
}

export function notesOf(patterns: PatternValues[]): ChartNote[] {
  const notes = new Map<string, ChartNote>();
  for (const { title, times, values } of patterns) {
    times.forEach((t, index) => {
      const value = values[index] ?? 0;
      if (value === 0) return;
      const position = value > 0 ? "below" : "above";
      const key = `${t}|${position}`;
      const before = notes.get(key);
      notes.set(key, { t, position, text: before === undefined ? title : `${before.text}, ${title}` });
    });
  }
  return [...notes.values()].sort((left, right) => left.t - right.t);
}
