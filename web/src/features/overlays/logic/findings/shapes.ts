/** Chart shapes: those that stand or form, and the latest that have ended. */
import type { ChartShape, PatternAnalysis } from "@/api/types";
import type { ShapeDrawing, Spot } from "@/ui/chart/drawings/types";
import { barAt, barOf, spotOf, type Finding, type Teller } from "../finding";

const forming_max = 2;
const standing_max = 3;
const ended_max = 2;
const asides_max = 4;

export function shapeFindings(analysis: PatternAnalysis, teller: Teller): Finding[] {
  const { mains, asides } = shapesOf(analysis.shapes);
  return [
    ...mains.map((shape) => findingOf(shape, false, teller)),
    ...asides.map((shape) => findingOf(shape, true, teller)),
  ];
}

/** What can still matter first; of those that form the best, one for each set of turns. */
export function shapesOf(shapes: ChartShape[]): { mains: ChartShape[]; asides: ChartShape[] } {
  const latest = shapes.toReversed();
  const forming = latest
    .filter((shape) => shape.state === "forming")
    .sort((one, other) => other.score - one.score);
  const seen = new Set<number>();
  const [best, others]: [ChartShape[], ChartShape[]] = [[], []];
  for (const shape of forming) {
    const start = shape.points[0]?.t ?? 0;
    (best.length < forming_max && !seen.has(start) ? best : others).push(shape);
    seen.add(start);
  }
  const standing = latest.filter((shape) => shape.state === "confirmed");
  const ended = latest.filter((shape) => shape.state !== "confirmed" && shape.state !== "forming");
  return {
    mains: [...standing.slice(0, standing_max), ...best, ...ended.slice(0, ended_max)],
    asides: [...standing.slice(standing_max), ...others, ...ended.slice(ended_max)].slice(0, asides_max),
  };
}

function findingOf(shape: ChartShape, isAside: boolean, teller: Teller): Finding {
  const { words, price } = teller;
  const drawing = drawingOf(shape, isAside, teller);
  const { target, invalidation, direction } = shape;
  const fails =
    !drawing.is_ended && typeof invalidation === "number" && failsText(shape, invalidation, teller);
  const goal = typeof target === "number" && `${words.target_short} ${price(target)}`;
  return {
    id: drawing.id,
    overlay: "shapes",
    title: shape.title,
    state: words.shape_state(shape.state),
    detail: [words.direction(direction ?? null), goal, fails].filter((part) => part !== false).join(" · "),
    score: shape.score,
    reasons: shape.reasons.map(({ text, score }) => ({ text, score: score ?? null })),
    drawing,
    is_aside: isAside,
  };
}

function drawingOf(shape: ChartShape, isAside: boolean, teller: Teller): ShapeDrawing {
  const { market, words, price } = teller;
  const { target, invalidation } = shape;
  const points = shape.points.map((point) => spotOf(point, market));
  const is_forming = shape.state === "forming";
  const is_ended = !is_forming && shape.state !== "confirmed";
  const from = points[0]?.bar ?? 0;
  const confirmed_at = shape.confirmed_at ?? null;
  const to = confirmed_at === null ? 0 : barAt(confirmed_at, market);
  const at = (edge: ChartShape["edges"][number], bar: number): Spot => ({
    bar,
    price: edge.price + edge.slope * (bar - barOf(edge.index, market)),
  });
  const ends = shape.points.map((point) => point.t).join(",");
  return {
    kind: "shape",
    id: `shape|${shape.name}|${ends}`,
    anchor: market.to,
    is_certain: !is_forming,
    is_faint: isAside,
    label: `${shape.title} · ${words.shape_state(shape.state)}`,
    points,
    edges: shape.edges.map((edge) => [at(edge, from), at(edge, to)]),
    direction: shape.direction ?? null,
    is_ended,
    target:
      !is_ended && typeof target === "number"
        ? { price: target, label: `${words.target_short} ${price(target)}` }
        : null,
    fails:
      !is_ended && typeof invalidation === "number"
        ? { price: invalidation, label: failsText(shape, invalidation, teller) }
        : null,
  };
}

function failsText({ direction }: ChartShape, end: number, { words, price }: Teller): string {
  return direction === "down" ? words.fails_above(price(end)) : words.fails_below(price(end));
}
