/** Which overlays are on the chart: what is kept in the browser, read back without trust. */
import type { Question } from "../api/analysis";

export const overlay_names = ["elliott", "fibonacci", "shapes", "levels", "lines", "candlesticks"] as const;

export type OverlayName = (typeof overlay_names)[number];

export const storage_version = 1;

/** What each is answered by; and from how many candles on something can be found at all. */
export const overlay_facts: Record<OverlayName, { question: Question; candles_needed: number }> = {
  elliott: { question: "elliott-wave", candles_needed: 60 },
  fibonacci: { question: "fibonacci", candles_needed: 40 },
  shapes: { question: "patterns", candles_needed: 40 },
  levels: { question: "levels", candles_needed: 60 },
  lines: { question: "levels", candles_needed: 40 },
  candlesticks: { question: "patterns", candles_needed: 15 },
};

export function choiceText(on: OverlayName[]): string {
  return JSON.stringify({ version: storage_version, on });
}

/** What is not known is left out; another version is nothing. */
export function choiceOf(text: string | null): OverlayName[] {
  let saved: unknown;
  try {
    saved = JSON.parse(text ?? "null");
  } catch {
    return [];
  }
  if (typeof saved !== "object" || saved === null) return [];
  const { version, on } = saved as { version?: unknown; on?: unknown };
  if (version !== storage_version || !Array.isArray(on)) return [];
  return overlay_names.filter((name) => on.includes(name));
}

export function toggled(on: OverlayName[], name: OverlayName): OverlayName[] {
  return overlay_names.filter((known) => (known === name ? !on.includes(name) : on.includes(known)));
}
