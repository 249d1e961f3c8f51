/** Wave counts: the best of those that run, the latest of the consistent reading, and other ways to count as asides. */
import type { ElliottAnalysis, WaveCount } from "@/api/types";
import type { NamedSpot, WaveDrawing } from "@/ui/chart/drawings/types";
import { spotOf, type Finding, type FindingReason, type Teller } from "../finding";

const alternates_max = 3;
const complete_max = 2;
const complete_asides_max = 2;
/** A target that counts less is told, not drawn. */
const target_weight_min = 0.3;
const box_bars_min = 10;
const box_bars_max = 24;

export function elliottFindings(analysis: ElliottAnalysis, teller: Teller): Finding[] {
  const forming = unlike(analysis.forming);
  const also = (count: WaveCount) =>
    analysis.forming.filter((other) => turnsOf(other) === turnsOf(count) && other.kind !== count.kind);
  const complete = latest(analysis.preferred).slice(0, complete_max);
  const drawn = new Set(complete.map(idOf));
  const others = latest(analysis.confirmed.filter((count) => count.rank === 0 && !drawn.has(idOf(count))));
  return [
    ...forming
      .slice(0, 1 + alternates_max)
      .map((count, rank) => findingOf(count, also(count), rank > 0, teller)),
    ...complete.map((count) => findingOf(count, [], false, teller)),
    ...others.slice(0, complete_asides_max).map((count) => findingOf(count, [], true, teller)),
  ];
}

/** One for each set of turns: the same turns by other names are no other drawing. */
export function unlike(counts: WaveCount[]): WaveCount[] {
  const seen = new Set<string>();
  return counts.filter((count) => {
    const key = turnsOf(count);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** By their last turn, the newest first. */
function latest(counts: WaveCount[]): WaveCount[] {
  const end = (count: WaveCount) => count.points.at(-1)?.index ?? 0;
  return counts.toSorted((one, other) => end(other) - end(one));
}

function turnsOf({ degree, points }: WaveCount): string {
  return `${degree}|${points.map((point) => point.t).join(",")}`;
}

function idOf(count: WaveCount): string {
  return `elliott|${count.kind}|${count.running ?? ""}|${turnsOf(count)}`;
}

function findingOf(count: WaveCount, also: WaveCount[], isAside: boolean, teller: Teller): Finding {
  const { words, price } = teller;
  const is_forming = count.confirmed_at === null || count.confirmed_at === undefined;
  const drawing = drawingOf(count, is_forming, isAside, teller);
  const { invalidation } = count;
  const fails = invalidation && failsText(invalidation, teller);
  const target = is_forming ? targetOf(count) : null;
  const parts = [
    count.running ? words.wave_runs(count.running) : words.complete,
    target && words.target(price(target.low), price(target.high)),
    fails,
  ];
  return {
    id: drawing.id,
    overlay: "elliott",
    title: drawing.label,
    state: isAside && is_forming ? words.alternate : is_forming ? words.forming : words.confirmed,
    detail: parts.filter((part) => typeof part === "string").join(" · "),
    score: count.score,
    reasons: [...reasonsOf(count, teller), ...alsoOf(also, teller)],
    drawing,
    is_aside: isAside,
  };
}

function drawingOf(count: WaveCount, isForming: boolean, isAside: boolean, teller: Teller): WaveDrawing {
  const { market, words, price } = teller;
  const points = count.points.map((point) => spotOf(point, market));
  const running = count.end ? spotOf(count.end, market) : null;
  const target = isForming ? targetOf(count) : null;
  const last = points.at(-1)?.bar ?? 0;
  const legs = Math.max(1, points.length - 1);
  const leg_bars = (last - (points[0]?.bar ?? 0)) / legs;
  const box_bars = Math.round(Math.min(box_bars_max, Math.max(box_bars_min, leg_bars / 2)));
  const from = running?.bar ?? last;
  const { invalidation } = count;
  return {
    kind: "wave",
    id: idOf(count),
    anchor: market.to,
    is_certain: !isForming,
    is_faint: isAside,
    label: words.count(words.degree(count.degree), words.structure(count.kind)),
    points,
    inner: count.sub_waves.map((inside) => inside.points.map((point): NamedSpot => spotOf(point, market))),
    running,
    target: target && {
      ...target,
      from,
      to: from + box_bars,
      label: words.target(price(target.low), price(target.high)),
    },
    fails:
      isForming && invalidation
        ? { price: invalidation.price, from: last, label: failsText(invalidation, teller) }
        : null,
  };
}

/** The prices between which the targets lie that count most. */
export function targetOf(count: WaveCount): { low: number; high: number } | null {
  const strong = count.targets.filter((target) => target.weight >= target_weight_min);
  const prices = (strong.length > 0 ? strong : count.targets).map((target) => target.price);
  return prices.length === 0 ? null : { low: Math.min(...prices), high: Math.max(...prices) };
}

function failsText(end: { price: number; is_above: boolean }, { words, price }: Teller): string {
  return end.is_above ? words.fails_above(price(end.price)) : words.fails_below(price(end.price));
}

function reasonsOf(count: WaveCount, { words, price }: Teller): FindingReason[] {
  return [
    ...count.targets.map((target) => ({
      text: words.target_reason(price(target.price), target.reason),
      score: null,
    })),
    ...count.reasons.map(({ text, score }) => ({ text, score: score ?? null })),
    ...count.relations.map((text) => ({ text, score: null })),
  ];
}

function alsoOf(also: WaveCount[], { words }: Teller): FindingReason[] {
  const kinds = new Map(also.map((count) => [count.kind, count.score]));
  return [...kinds].map(([kind, score]) => ({ text: words.also(words.structure(kind)), score }));
}
