/** Each overlay that is on: what it says, or why it says nothing. */
import type { ElliottAnalysis, FibonacciAnalysis, LevelAnalysis, PatternAnalysis } from "@/api/types";
import type { Drawing } from "@/ui/chart/drawings/types";
import { overlay_facts, type OverlayName } from "./choice";
import type { Finding, Market, Teller } from "./finding";
import { candlestickFindings } from "./findings/candlesticks";
import { elliottFindings } from "./findings/elliott";
import { fibonacciFindings } from "./findings/fibonacci";
import { levelFindings, lineFindings } from "./findings/levels";
import { shapeFindings } from "./findings/shapes";

interface Answer<T> {
  data: T | undefined;
  error: Error | null;
}

export interface Answers {
  "elliott-wave": Answer<ElliottAnalysis>;
  fibonacci: Answer<FibonacciAnalysis>;
  patterns: Answer<PatternAnalysis>;
  levels: Answer<LevelAnalysis>;
}

export type OverlayState =
  | { kind: "loading" }
  | { kind: "ready" }
  | { kind: "failed"; error: Error }
  /** There is nothing, and there are not enough candles for anything. */
  | { kind: "few"; needed: number; bars: number }
  | { kind: "nothing"; bars: number };

export interface OverlayOnChart {
  name: OverlayName;
  state: OverlayState;
  findings: Finding[];
}

interface Asked extends Omit<Teller, "market"> {
  on: OverlayName[];
  answers: Answers;
  step_ms: number;
  now: Market["now"];
}

export function overlaysOf({ on, answers, step_ms, now, ...telling }: Asked): OverlayOnChart[] {
  return on.map((name) => {
    const { question, candles_needed } = overlay_facts[name];
    const { data, error } = answers[question];
    if (data === undefined)
      return { name, findings: [], state: error === null ? { kind: "loading" } : { kind: "failed", error } };
    const { bars, to } = data;
    const market = { bars, to: to ?? 0, step_ms, now };
    const findings = findingsOf(name, answers, { ...telling, market });
    return { name, findings, state: stateOf(findings.length, bars, candles_needed, error) };
  });
}

/** An old answer stays where a new one failed; the panel says so. */
function stateOf(count: number, bars: number, needed: number, error: Error | null): OverlayState {
  if (error !== null) return { kind: "failed", error };
  if (count > 0) return { kind: "ready" };
  return bars < needed ? { kind: "few", needed, bars } : { kind: "nothing", bars };
}

function findingsOf(name: OverlayName, answers: Answers, teller: Teller): Finding[] {
  const { fibonacci, patterns, levels } = answers;
  const elliott = answers["elliott-wave"];
  switch (name) {
    case "elliott":
      return elliott.data === undefined ? [] : elliottFindings(elliott.data, teller);
    case "fibonacci":
      return fibonacci.data === undefined ? [] : fibonacciFindings(fibonacci.data, teller);
    case "shapes":
      return patterns.data === undefined ? [] : shapeFindings(patterns.data, teller);
    case "candlesticks":
      return patterns.data === undefined ? [] : candlestickFindings(patterns.data, teller);
    case "levels":
      return levels.data === undefined ? [] : levelFindings(levels.data, teller);
    case "lines":
      return levels.data === undefined ? [] : lineFindings(levels.data, teller);
  }
}

/** Another way to see the same is drawn while it is picked. */
export function drawnOf(findings: Finding[], picked: string | null): Drawing[] {
  return findings
    .filter((finding) => !finding.is_aside || finding.id === picked)
    .map((finding) => finding.drawing);
}
