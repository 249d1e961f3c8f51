/** Bars and prices to pixels, and whether a drawing is on the screen at all. */
import type { Drawing, Spot } from "./types";

export interface Place {
  width: number;
  height: number;
  x: (anchor: number, bar: number) => number;
  /** `NaN` while there is no price scale. */
  y: (price: number) => number;
  /** `null` where no candle is. */
  candle: (anchor: number, bar: number) => { high: number; low: number } | null;
}

/** The position of a candle among those of the chart; reckoned on where the chart does not have it. */
export function indexOf(times: readonly number[], t: number): number {
  const last = times.length - 1;
  const first_at = times[0];
  const last_at = times[last];
  if (first_at === undefined || last_at === undefined) return 0;
  const step = stepOf(times);
  if (t > last_at) return last + Math.round((t - last_at) / step);
  if (t < first_at) return -Math.round((first_at - t) / step);
  let [low, high] = [0, last];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) < t) low = middle + 1;
    else high = middle;
  }
  return low;
}

function stepOf(times: readonly number[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (let index = Math.max(1, times.length - 10); index < times.length; index += 1)
    least = Math.min(least, (times[index] as number) - (times[index - 1] as number));
  return Number.isFinite(least) && least > 0 ? least : 60_000;
}

export interface Extent {
  from: number;
  to: number;
  low: number;
  high: number;
}

/** Lines and zones go on to the right for ever. */
export function extentOf(drawing: Drawing): Extent {
  switch (drawing.kind) {
    case "wave":
      return around([...drawing.points, ...(drawing.running === null ? [] : [drawing.running])]);
    case "fib_swing":
      return { ...around([drawing.from, drawing.to]), to: Number.POSITIVE_INFINITY };
    case "shape":
      return around([...drawing.points, ...drawing.edges.flat()]);
    case "fib_zone":
    case "level":
      return { from: drawing.from, to: Number.POSITIVE_INFINITY, low: drawing.low, high: drawing.high };
    case "line":
      return { ...around([drawing.from, drawing.to]), to: Number.POSITIVE_INFINITY };
    case "plan": {
      const prices = [drawing.entry, drawing.stop, ...drawing.targets];
      const { from, to } = drawing;
      return { from, to, low: Math.min(...prices), high: Math.max(...prices) };
    }
    case "candle":
      return { from: drawing.from, to: drawing.to, low: Number.NaN, high: Number.NaN };
  }
}

function around(spots: Spot[]): Extent {
  const bars = spots.map((spot) => spot.bar);
  const prices = spots.map((spot) => spot.price);
  return {
    from: Math.min(...bars),
    to: Math.max(...bars),
    low: Math.min(...prices),
    high: Math.max(...prices),
  };
}

/** What of the market the chart shows: positions of candles, and prices. */
export type View = Extent;

export type Where = "shown" | "earlier" | "later" | "above" | "below";

/** `index` is the position of the drawing's anchor. */
export function whereOf(drawing: Drawing, index: number, view: View): Where {
  const extent = extentOf(drawing);
  if (index + extent.to < view.from) return "earlier";
  if (index + extent.from > view.to) return "later";
  if (drawing.kind === "line") return lineWhere(drawing.to, drawing.slope, index, view);
  if (extent.low > view.high) return "above";
  if (extent.high < view.low) return "below";
  return "shown";
}

/** By its prices at the edges of the view: far away it may have left it. */
function lineWhere(to: Spot, slope: number, index: number, view: View): Where {
  const [left, right] = [view.from, view.to].map((at) => to.price + slope * (at - index - to.bar));
  if (left === undefined || right === undefined) return "shown";
  if (Math.min(left, right) > view.high) return "above";
  if (Math.max(left, right) < view.low) return "below";
  return "shown";
}

/** No wider than so many bars: candles must stay candles. */
const bars_shown_max = 500;
const margin = 4;

/** The bars to show for a drawing to be in sight; `null` where it is already. `index` is the position of its anchor. */
export function rangeShowing(
  drawing: Drawing,
  index: number,
  shown: { from: number; to: number },
): { from: number; to: number } | null {
  const extent = extentOf(drawing);
  const goes_on = extent.to === Number.POSITIVE_INFINITY;
  const [from, to] = [index + extent.from - margin, index + (goes_on ? 0 : extent.to) + margin];
  if (from >= shown.from && to <= shown.to) return null;
  // What goes on to the right edge is seen there already.
  if (goes_on && from < shown.to && to >= shown.from) return null;
  const wide = { from: Math.min(from, shown.from), to: Math.max(to, shown.to) };
  const overlaps = from < shown.to && to > shown.from;
  if (overlaps && wide.to - wide.from <= bars_shown_max) return wide;
  const span = Math.max(shown.to - shown.from, Math.min(bars_shown_max, to - from));
  return overlaps ? { from: shown.to - span, to: shown.to } : centred((from + to) / 2, span);
}

function centred(middle: number, span: number): { from: number; to: number } {
  return { from: middle - span / 2, to: middle + span / 2 };
}
