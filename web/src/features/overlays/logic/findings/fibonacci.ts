/** The latest large swing with its levels, and the zones near the price in which levels of several swings meet. */
import type { FibonacciAnalysis, FibonacciPrice, FibonacciSwing, FibonacciZone } from "@/api/types";
import type { FibSwingDrawing, FibZoneDrawing } from "@/ui/chart/drawings/types";
import { barAt, isNear, spotOf, type Finding, type Teller } from "../finding";

const zone_levels_min = 3;
const zones_max = 5;
/** Farther extensions are told, not drawn. */
const ratio_drawn_max = 2;

export function fibonacciFindings(analysis: FibonacciAnalysis, teller: Teller): Finding[] {
  const swings = swingsOf(analysis.swings).map((swing, rank) => swingFinding(swing, rank > 0, teller));
  const zones = analysis.zones
    .filter((zone) => zone.levels.length >= zone_levels_min && isNear(zone.low, zone.high, teller.market))
    .slice(0, zones_max)
    .map((zone) => zoneFinding(zone, teller));
  return [...swings.slice(0, 1), ...zones, ...swings.slice(1)];
}

/** The latest of each size, the largest first; a swing that two sizes share counts once. */
export function swingsOf(swings: FibonacciSwing[]): FibonacciSwing[] {
  const found: FibonacciSwing[] = [];
  for (const size of ["large", "middle", "small"]) {
    const latest = swings.findLast((swing) => swing.size === size);
    const is_new = !found.some((one) => one.from.t === latest?.from.t && one.to.t === latest.to.t);
    if (latest !== undefined && is_new) found.push(latest);
  }
  return found;
}

function swingFinding(swing: FibonacciSwing, isAside: boolean, { market, words, price }: Teller): Finding {
  const is_rising = swing.to.price > swing.from.price;
  const title = words.swing(swing.size, is_rising);
  const drawing: FibSwingDrawing = {
    kind: "fib_swing",
    id: `fib|${swing.size}|${swing.from.t}|${swing.to.t}`,
    anchor: market.to,
    is_certain: true,
    is_faint: isAside,
    label: title,
    from: spotOf(swing.from, market),
    to: spotOf(swing.to, market),
    levels: swing.levels
      .filter((level) => level.ratio <= ratio_drawn_max)
      .map((level) => ({
        price: level.price,
        label: `${percentOf(level.ratio)} · ${price(level.price)}`,
        is_beyond: level.kind === "extension",
      })),
    times: swing.time_zones.map((zone) => ({ bar: barAt(zone.t, market), label: `×${zone.multiple}` })),
  };
  const levelText = ({ kind, ratio, price: at }: FibonacciPrice) =>
    kind === "retracement"
      ? words.retracement(percentOf(ratio), price(at))
      : words.extension(percentOf(ratio), price(at));
  return {
    id: drawing.id,
    overlay: "fibonacci",
    title,
    state: isAside ? words.alternate : words.confirmed,
    detail: words.from_to(price(swing.from.price), price(swing.to.price)),
    score: null,
    reasons: swing.levels.map((level) => ({ text: levelText(level), score: null })),
    drawing,
    is_aside: isAside,
  };
}

function zoneFinding(zone: FibonacciZone, { market, words, price }: Teller): Finding {
  const count = words.levels(zone.levels.length);
  const drawing: FibZoneDrawing = {
    kind: "fib_zone",
    id: `zone|${zone.low}|${zone.high}`,
    anchor: market.to,
    is_certain: true,
    is_faint: false,
    label: count,
    low: zone.low,
    high: zone.high,
    from: barAt(zone.confirmed_at, market),
    strength: zone.strength,
  };
  return {
    id: drawing.id,
    overlay: "fibonacci",
    title: words.zone(price(zone.low), price(zone.high)),
    state: count,
    detail: "",
    score: zone.strength,
    reasons: zone.levels.map((part) => ({
      text: words.part(part.kind, percentOf(part.ratio), part.size),
      score: null,
    })),
    drawing,
    is_aside: false,
  };
}

/** 0.618 is read as 61.8 %. */
export function percentOf(ratio: number): string {
  return `${(ratio * 100).toFixed(1).replace(/\.0$/, "")} %`;
}
