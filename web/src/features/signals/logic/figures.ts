/** Numbers of signals as text: confidence, multiples of the risk, plain figures. */
import type { Formatted } from "@/lib/price";

const minus = "\u2212";

/** How much of the way from a coin toss (0.5) to full agreement (1), 0 to 1. */
export function confidenceShare(confidence: number): number {
  return Math.min(1, Math.max(0, (confidence - 0.5) * 2));
}

export function confidenceText(confidence: number): string {
  return confidence.toFixed(2);
}

/** What was won or lost by what the plan risked: `+1.8 R`. */
export function riskMultiple(multiple: number | null): Formatted {
  if (multiple === null || !Number.isFinite(multiple)) return { text: "-", full: null, sign: 0 };
  const digits = Math.abs(multiple).toFixed(1);
  const sign = digits === "0.0" ? 0 : multiple > 0 ? 1 : -1;
  const prefix = sign > 0 ? "+" : sign < 0 ? minus : "";
  return { text: `${prefix}${digits} R`, full: null, sign };
}

/** From -1 (down) to 1 (up), with its sign. */
export function leanText(lean: number): string {
  const digits = Math.abs(lean).toFixed(2);
  if (digits === "0.00") return digits;
  return (lean > 0 ? "+" : minus) + digits;
}

export function plainFigure(value: number | null, decimals: number): string {
  if (value === null || !Number.isFinite(value)) return "-";
  return (value < 0 ? minus : "") + Math.abs(value).toFixed(decimals);
}
