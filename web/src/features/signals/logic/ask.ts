/** A question to the sources, as it is typed: weights and the least confidence, with what is wrong with them. */
import type { SignalRequest } from "@/api/types";
import type { ParamFault } from "@/lib/param_fault";
import type { Timeframe } from "@/lib/symbol";
import type { SourceName } from "./words";

export const default_weights: Record<SourceName, number> = {
  technical: 30,
  elliott_wave: 25,
  patterns: 20,
  fibonacci: 20,
  volume: 5,
};
export const source_names = Object.keys(default_weights) as SourceName[];
const weight_max = 1_000;
const confidence_bounds = { min: 0.5, max: 1 };
const confidence_default = 0.65;

export interface Draft {
  symbol: string;
  timeframe: Timeframe;
  weights: Record<SourceName, string>;
  confidence_min: string;
}

export type Fault = ParamFault | { kind: "all_zero" };

/** By the pointers that the server uses too. */
export type Faults = Record<string, Fault>;

export function firstDraft(symbol: string): Draft {
  const weights = Object.fromEntries(source_names.map((name) => [name, String(default_weights[name])]));
  return {
    symbol,
    timeframe: "1h",
    weights: weights as Draft["weights"],
    confidence_min: String(confidence_default),
  };
}

export function draftFaults(draft: Draft): Faults {
  const faults: Faults = {};
  const note = (pointer: string, fault: Fault | null) => {
    if (fault !== null) faults[pointer] = fault;
  };
  if (draft.symbol === "") note("/symbol", { kind: "required" });
  note("/confidence_min", numberFault(draft.confidence_min, confidence_bounds));
  for (const name of source_names)
    note(`/weights/${name}`, numberFault(draft.weights[name], { min: 0, max: weight_max }));
  const is_good = source_names.every((name) => faults[`/weights/${name}`] === undefined);
  if (is_good && source_names.every((name) => Number(draft.weights[name]) === 0))
    note("/weights", { kind: "all_zero" });
  return faults;
}

function numberFault(text: string, { min, max }: { min: number; max: number }): Fault | null {
  if (text.trim() === "") return { kind: "required" };
  const value = Number(text);
  if (!Number.isFinite(value)) return { kind: "not_a_number" };
  if (value < min) return { kind: "below", min: String(min) };
  return value > max ? { kind: "above", max: String(max) } : null;
}

/** What is left as it was is not sent. */
export function requestOf(draft: Draft): SignalRequest {
  const is_own = source_names.some((name) => Number(draft.weights[name]) !== default_weights[name]);
  const confidence_min = Number(draft.confidence_min);
  return {
    symbol: draft.symbol,
    timeframe: draft.timeframe,
    ...(confidence_min !== confidence_default && { confidence_min }),
    ...(is_own && {
      weights: Object.fromEntries(source_names.map((name) => [name, Number(draft.weights[name])])) as Record<
        SourceName,
        number
      >,
    }),
  };
}

/** How much a source counts of all, in percent; `null` while something is wrong. */
export function weightShare(draft: Draft, name: SourceName): number | null {
  const all = source_names.map((one) => Number(draft.weights[one]));
  const sum = all.reduce((left, right) => left + right, 0);
  const share = (Number(draft.weights[name]) / sum) * 100;
  return all.every((value) => value >= 0) && sum > 0 && Number.isFinite(share) ? share : null;
}
