/** The reasoning as rows of bars: how much each source weighs, which way it leans, and what that adds up to. */
import type { Reasoning, ReasoningPart } from "@/api/types";
import type { SourceName } from "./words";

const order: readonly SourceName[] = ["technical", "elliott_wave", "patterns", "fibonacci", "volume"];

export interface SourceRow {
  name: SourceName;
  part: ReasoningPart;
  side: "up" | "down" | "none";
  /** What it adds to the blend: its weight times its lean, -1 to 1. */
  share: number;
  /** The bar's length, where 1 is that of the heaviest source leaning wholly one way. */
  length: number;
}

export function sourceRows(reasoning: Reasoning): SourceRow[] {
  const weight_max = Math.max(1, ...order.map((name) => reasoning[name].weight_pct));
  return order.map((name) => {
    const part = reasoning[name];
    const share = (part.weight_pct / 100) * part.lean;
    return {
      name,
      part,
      side: sideOf(share),
      share,
      length: Math.min(1, (part.weight_pct * Math.abs(part.lean)) / weight_max),
    };
  });
}

/** The weighted mean of all sources, -1 to 1. */
export function blendOf(reasoning: Reasoning): number {
  return order.reduce((sum, name) => sum + (reasoning[name].weight_pct / 100) * reasoning[name].lean, 0);
}

/** What rounds to nothing leans no way. */
export function sideOf(lean: number): "up" | "down" | "none" {
  return Math.abs(lean) < 0.005 ? "none" : lean > 0 ? "up" : "down";
}

/** In words: what the source that speaks most for the signal says. */
export function mainReason(reasoning: Reasoning): { name: SourceName; text: string } {
  const sign = Math.sign(blendOf(reasoning)) || 1;
  const rows = sourceRows(reasoning).toSorted((one, other) => sign * (other.share - one.share));
  const first = rows[0] as SourceRow;
  const told = first.part.arguments.toSorted(
    (one, other) => sign * (other.weight * other.lean - one.weight * one.lean),
  );
  return { name: first.name, text: told[0]?.text ?? first.part.text };
}
