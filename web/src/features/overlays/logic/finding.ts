/** One thing that an overlay says: drawn on the chart and told in the list, in the same words. */
import type { DrawnPoint } from "@/api/types";
import type { Drawing, NamedSpot } from "@/ui/chart/drawings/types";
import type { OverlayName } from "./choice";
import type { Words } from "./words";

export interface FindingReason {
  text: string;
  /** 0 to 1; `null` for what is kept or not. */
  score: number | null;
}

export interface Finding {
  id: string;
  overlay: OverlayName;
  title: string;
  /** What has become of it, in a word or two. */
  state: string;
  detail: string;
  /** 0 to 1; not a probability. */
  score: number | null;
  reasons: FindingReason[];
  drawing: Drawing;
  /** Drawn only while it is picked: another way to see what is drawn already. */
  is_aside: boolean;
}

/** What was analyzed, and what the chart shows of it. */
export interface Market {
  bars: number;
  /** When the last analyzed candle began (ms). */
  to: number;
  step_ms: number;
  /** The last price and how far prices went lately; `null` before candles are there. */
  now: { price: number; span: number } | null;
}

export interface Teller {
  market: Market;
  words: Words;
  price: (value: number) => string;
  time: (t: number) => string;
}

/** Bars are counted from the last analyzed candle. */
export function barOf(index: number, market: Market): number {
  return index - (market.bars - 1);
}

/** Of an instant that has no index. */
export function barAt(t: number, market: Market): number {
  return Math.round((t - market.to) / market.step_ms);
}

export function spotOf(point: DrawnPoint, market: Market): NamedSpot {
  return { bar: barOf(point.index, market), price: point.price, label: point.label };
}

/** Whether a price is near enough to matter just now. */
export function isNear(low: number, high: number, { now }: Market, spans = 1): boolean {
  if (now === null) return true;
  return high >= now.price - spans * now.span && low <= now.price + spans * now.span;
}

const reasons_told = 6;

/** What the tooltip says. */
export function noteText(finding: Finding, words: Words): string {
  const head = [finding.title, finding.state, finding.score === null ? "" : words.score(finding.score)];
  const told = finding.reasons.slice(0, reasons_told).map((reason) => `• ${reasonText(reason)}`);
  const more = finding.reasons.length - told.length;
  return [
    head.filter((part) => part !== "").join(" · "),
    finding.detail,
    ...told,
    more > 0 ? words.more_reasons(more) : "",
  ]
    .filter((line) => line !== "")
    .join("\n");
}

export function reasonText({ text, score }: FindingReason): string {
  return score === null ? text : `${text} (${score.toFixed(2)})`;
}
