/** Candlestick patterns: one mark for each candle, the clearest ones only. */
import type { CandlestickReading, PatternAnalysis } from "@/api/types";
import type { CandleDrawing } from "@/ui/chart/drawings/types";
import { barOf, type Finding, type Teller } from "../finding";

const marks_max = 20;
/** What is less sure is not marked: there would be one at every second candle. */
const confidence_min = 0.6;
/** Indecision is said only where it is plain. */
const neutral_confidence_min = 0.75;

export function candlestickFindings(analysis: PatternAnalysis, teller: Teller): Finding[] {
  return groupsOf(analysis.candlesticks).map((group) => findingOf(group, teller));
}

/** Those that end at one candle together, the surest first; the newest candles first. */
export function groupsOf(readings: CandlestickReading[]): CandlestickReading[][] {
  const by_candle = new Map<number, CandlestickReading[]>();
  for (const reading of readings) {
    const least = reading.bias === "neutral" ? neutral_confidence_min : confidence_min;
    if (reading.confidence < least) continue;
    by_candle.set(reading.confirmed_index, [...(by_candle.get(reading.confirmed_index) ?? []), reading]);
  }
  const rank = (reading: CandlestickReading) => (reading.bias === "neutral" ? 0 : 1) + reading.confidence;
  return [...by_candle.values()]
    .map((group) => group.toSorted((one, other) => rank(other) - rank(one)))
    .slice(-marks_max)
    .reverse();
}

function findingOf(group: CandlestickReading[], { market, words, time }: Teller): Finding {
  const first = group[0] as CandlestickReading;
  const title = group.length === 1 ? first.title : words.and_more(first.title, group.length - 1);
  const drawing: CandleDrawing = {
    kind: "candle",
    id: `candle|${first.confirmed_at}`,
    anchor: market.to,
    is_certain: true,
    is_faint: false,
    label: title,
    from: barOf(Math.min(...group.map((reading) => reading.started_index)), market),
    to: barOf(first.confirmed_index, market),
    bias: biasOf(first.bias),
  };
  return {
    id: drawing.id,
    overlay: "candlesticks",
    title,
    state: words.bias(first.bias),
    detail: time(first.confirmed_at),
    score: first.confidence,
    reasons: group.map((reading) => ({ text: reading.words, score: null })),
    drawing,
    is_aside: false,
  };
}

function biasOf(bias: string): CandleDrawing["bias"] {
  return bias === "bullish" || bias === "bearish" ? bias : "neutral";
}
