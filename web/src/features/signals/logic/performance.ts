/** How right signals were, as points of a plot and a word about luck. */
import type { SignalPerformance } from "@/api/types";

export interface ReliabilityPoint {
  from: number;
  to: number;
  count: number;
  /** The middle of the bucket, 0.5 to 1. */
  confidence: number;
  /** 0 to 1, as are the ends of its interval. */
  hit_rate: number;
  low: number;
  high: number;
}

/** Of two deviations about one in twenty lies beyond. */
const deviations = 1.96;
export const luck_deviations = 2;

/** Wilson's interval of a share: honest for small counts, and never beyond 0 and 1. */
export function wilson(share: number, count: number): { low: number; high: number } {
  if (count <= 0) return { low: 0, high: 1 };
  const square = deviations ** 2;
  const middle = (share + square / (2 * count)) / (1 + square / count);
  const half =
    (deviations / (1 + square / count)) *
    Math.sqrt((share * (1 - share)) / count + square / (4 * count ** 2));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** Buckets with at least one signal. */
export function reliabilityPoints(buckets: SignalPerformance["buckets"]): ReliabilityPoint[] {
  return buckets.flatMap(({ from, to, figures }) => {
    if (figures.count === 0 || figures.hit_rate_pct === null) return [];
    const hit_rate = Number(figures.hit_rate_pct) / 100;
    if (!Number.isFinite(hit_rate)) return [];
    const confidence = (from + to) / 2;
    return [{ from, to, count: figures.count, confidence, hit_rate, ...wilson(hit_rate, figures.count) }];
  });
}

export type Verdict = "none" | "luck" | "better" | "worse";

/** Beside a coin that was tossed at the same moments with the same plans. */
export function verdictOf(deviations_above: number | null | undefined): Verdict {
  if (deviations_above === null || deviations_above === undefined || !Number.isFinite(deviations_above))
    return "none";
  if (deviations_above >= luck_deviations) return "better";
  return deviations_above <= -luck_deviations ? "worse" : "luck";
}
