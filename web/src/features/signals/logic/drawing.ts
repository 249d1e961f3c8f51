/** Signals and their arguments as drawings of the chart: bars are counted from the candle that the chart has last. */
import type { Signal, SignalArgument } from "@/api/types";
import { timeframe_ms, type Timeframe } from "@/lib/symbol";
import type { Drawing, PlanDrawing } from "@/ui/chart/drawings/types";
import type { SourceName } from "./words";

export const plan_id = "plan";

/** Ratios that are drawn of a swing. */
const ratios = [0.236, 0.382, 0.5, 0.618, 0.786];

export interface ChartFrame {
  /** Opening instant (ms) of the candle from which bars are counted. */
  anchor: number;
  timeframe: Timeframe;
}

/** The bar in which an instant lies. */
export function barAt(t: number, { anchor, timeframe }: ChartFrame): number {
  return Math.floor((t - anchor) / timeframe_ms[timeframe]);
}

/** Bars that are wanted before an ended signal, and after it. */
const bars_around = 60;

/** Where the chart's candles do not reach back to a signal: the instant (ms) until which to ask for them instead. */
export function untilOf(signal: Signal, first: number | undefined, timeframe: Timeframe): number | undefined {
  const around_ms = bars_around * timeframe_ms[timeframe];
  if (first === undefined || first <= Date.parse(signal.raised_at) - around_ms) return undefined;
  return Date.parse(signal.outcome?.ended_at ?? signal.expires_at) + around_ms;
}

interface PlanWords {
  until: string;
  ended: string;
}

/** It begins with the candle after the one that raised it. */
export function planDrawing(signal: Signal, frame: ChartFrame, words: PlanWords): PlanDrawing {
  const { outcome } = signal;
  return {
    kind: "plan",
    id: plan_id,
    anchor: frame.anchor,
    is_certain: true,
    is_faint: false,
    label: words.until,
    from: barAt(Date.parse(signal.raised_at), frame),
    to: barAt(Date.parse(signal.expires_at), frame),
    entry: Number(signal.entry_price),
    stop: Number(signal.stop_loss),
    targets: signal.take_profits.map((target) => Number(target.price)),
    // A candle that closes at an instant began before it.
    end: outcome && { bar: barAt(Date.parse(outcome.ended_at) - 1, frame), label: words.ended },
  };
}

interface Drawn {
  node: string;
  source: SourceName;
  argument: SignalArgument;
}

/** `null` for an argument that has nothing to draw. */
export function argumentDrawing({ node, source, argument }: Drawn, frame: ChartFrame): Drawing | null {
  const points = argument.drawing.map(({ t, price, label }) => ({ bar: barAt(t, frame), price, label }));
  const common = { id: node, anchor: frame.anchor, is_certain: true, is_faint: false, label: "" };
  const [from, to] = points;
  if (from === undefined || to === undefined) return null;
  if (source === "fibonacci" && points.length === 2) {
    const height = to.price - from.price;
    const levels = ratios.map((ratio) => ({
      price: to.price - ratio * height,
      label: `${(ratio * 100).toFixed(1)}%`,
      is_beyond: false,
    }));
    return { ...common, kind: "fib_swing", from, to, levels, times: [] };
  }
  if (source === "elliott_wave")
    return { ...common, kind: "wave", points, inner: [], running: null, target: null, fails: null };
  return {
    ...common,
    label: shortened(argument.text),
    kind: "shape",
    points,
    edges: [],
    direction: argument.lean > 0 ? "up" : argument.lean < 0 ? "down" : null,
    is_ended: false,
    target: null,
    fails: null,
  };
}

const name_length = 24;

/** What it is called comes first; the rest is told in the tree. */
function shortened(text: string): string {
  if (text.length <= name_length) return text;
  const cut = text.slice(0, name_length).replace(/\s+\S*$/, "");
  return `${cut}…`;
}

/** By their nodes in the tree. */
export function drawnArguments(signal: Signal): Drawn[] {
  return Object.entries(signal.reasoning).flatMap(([name, part]) =>
    part.arguments.flatMap((argument, index) =>
      argument.drawing.length < 2 ? [] : [{ node: `${name}/${index}`, source: name as SourceName, argument }],
    ),
  );
}
