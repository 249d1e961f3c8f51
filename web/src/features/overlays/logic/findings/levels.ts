/** Support and resistance near the price, and the trend lines that run there. */
import type { DrawnTrendLine, LevelAnalysis, PriceLevel } from "@/api/types";
import type { LevelDrawing, LineDrawing } from "@/ui/chart/drawings/types";
import { isNear, spotOf, type Finding, type Market, type Teller } from "../finding";

const levels_max = 6;
const lines_of_role_max = 2;
/** A line with fewer touches is a proposal: two points always lie on a line. */
const touches_certain = 3;
const line_reach_spans = 0.75;
/** Lines that are so near each other now, as a share of the span, say the same. */
const line_apart = 0.03;

export function levelFindings(analysis: LevelAnalysis, teller: Teller): Finding[] {
  return analysis.levels
    .filter((level) => level.state !== "broken" && isNear(level.low, level.high, teller.market))
    .slice(0, levels_max)
    .map((level) => levelFinding(level, teller));
}

function levelFinding(level: PriceLevel, { market, words, price }: Teller): Finding {
  const touches = words.touches(level.touches);
  const state = words.level_state(level.state);
  const title = words.level(level.role, price(level.price));
  const drawing: LevelDrawing = {
    kind: "level",
    id: `level|${level.role}|${level.first_touch.t}`,
    anchor: market.to,
    is_certain: true,
    is_faint: false,
    label: `${words.role(level.role)} · ${touches}`,
    low: level.low,
    high: level.high,
    from: spotOf(level.first_touch, market).bar,
    role: level.role,
    strength: level.strength,
  };
  return {
    id: drawing.id,
    overlay: "levels",
    title,
    state,
    detail: `${touches} · ${words.from_to(price(level.low), price(level.high))}`,
    score: level.strength,
    reasons: level.reasons.map(({ text, score }) => ({ text, score: score ?? null })),
    drawing,
    is_aside: false,
  };
}

export function lineFindings(analysis: LevelAnalysis, teller: Teller): Finding[] {
  return (["resistance", "support"] as const)
    .flatMap((role) =>
      linesOf(
        analysis.lines.filter((line) => line.role === role),
        teller.market,
      ),
    )
    .map((line) => lineFinding(line, teller));
}

/** The most touched, then the latest, of those that run near the price. */
export function linesOf(lines: DrawnTrendLine[], market: Market): DrawnTrendLine[] {
  const span = market.now?.span ?? Number.POSITIVE_INFINITY;
  const kept: DrawnTrendLine[] = [];
  const ranked = lines
    .filter((line) => isNear(priceNow(line, market), priceNow(line, market), market, line_reach_spans))
    .sort((one, other) => other.touches - one.touches || other.to.index - one.to.index);
  for (const line of ranked) {
    const is_apart = kept.every(
      (other) => Math.abs(priceNow(other, market) - priceNow(line, market)) > line_apart * span,
    );
    if (kept.length < lines_of_role_max && (is_apart || market.now === null)) kept.push(line);
  }
  return kept;
}

export function priceNow(line: DrawnTrendLine, market: Market): number {
  return line.to.price + line.slope * (market.bars - 1 - line.to.index);
}

function lineFinding(line: DrawnTrendLine, { market, words, price }: Teller): Finding {
  const is_certain = line.touches >= touches_certain;
  const touches = words.touches(line.touches);
  const title = words.line(line.role, line.slope);
  const drawing: LineDrawing = {
    kind: "line",
    id: `line|${line.role}|${line.from.t}|${line.to.t}`,
    anchor: market.to,
    is_certain,
    is_faint: false,
    label: touches,
    from: spotOf(line.from, market),
    to: spotOf(line.to, market),
    slope: line.slope,
    role: line.role,
  };
  return {
    id: drawing.id,
    overlay: "lines",
    title,
    state: is_certain ? words.confirmed : words.unconfirmed,
    detail: `${touches} · ${words.line_now(price(priceNow(line, market)))}`,
    score: null,
    reasons: [
      { text: is_certain ? words.third_touch : words.third_touch_missing, score: null },
      { text: words.from_to(price(line.from.price), price(line.to.price)), score: null },
    ],
    drawing,
    is_aside: false,
  };
}
