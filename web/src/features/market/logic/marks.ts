import type { Fill, Position, Purpose } from "@/api/types";
import { timeframe_ms, type Timeframe } from "@/lib/symbol";
import type { ChartLine, ChartMark } from "@/ui/chart/types";

const exits: Partial<Record<Purpose, string>> = {
  stop: "SL",
  break_even: "BE",
  trailing: "TSL",
  tier_1: "TP1",
  tier_2: "TP2",
};

/** One mark per bar and side: an order that fills in ten parts is one decision, and seven bots at once are `B×7`. */
export function marksOf(fills: Fill[], timeframe: Timeframe): ChartMark[] {
  const groups = new Map<string, { mark: ChartMark; orders: Set<string> }>();
  for (const fill of fills) {
    const executed_at = Date.parse(fill.executed_at);
    if (!Number.isFinite(executed_at)) continue;
    const t = barStart(executed_at, timeframe);
    const key = `${fill.side}|${t}`;
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, {
        mark: { id: fill.order_id, t, side: fill.side, label: labelOf(fill) },
        orders: new Set([fill.order_id]),
      });
      continue;
    }
    group.orders.add(fill.order_id);
    if (group.orders.size > 1) group.mark.label = `${fill.side === "buy" ? "B" : "S"}×${group.orders.size}`;
  }
  return [...groups.values()].map((group) => group.mark).sort((left, right) => left.t - right.t);
}

/** Bars lie on UTC boundaries. */
export function barStart(ms: number, timeframe: Timeframe): number {
  const span = timeframe_ms[timeframe];
  return Math.floor(ms / span) * span;
}

/** Entry, stop and the targets that were not reached yet. */
export function linesOf(
  positions: Position[],
  words: { entry: string; stop: string; target: string },
): ChartLine[] {
  const has_several = positions.length > 1;
  return positions.flatMap((position) => {
    const whose = has_several && position.bot_name !== null ? ` · ${shortName(position.bot_name)}` : "";
    const lines: ChartLine[] = [];
    if (position.average_entry_price !== null)
      lines.push({
        id: `${position.id}-entry`,
        kind: "entry",
        price: position.average_entry_price,
        label: words.entry + whose,
      });
    if (position.stop_loss !== null)
      lines.push({
        id: `${position.id}-stop`,
        kind: "stop",
        price: position.stop_loss,
        label: words.stop + whose,
      });
    position.targets.forEach((target, index) => {
      if (target.hit_at !== null) return;
      lines.push({
        id: `${position.id}-target-${index}`,
        kind: "target",
        price: target.price,
        label: `${words.target} ${index + 1}${whose}`,
      });
    });
    return lines;
  });
}

function labelOf(fill: Fill): string {
  return fill.side === "buy" ? "B" : `S ${exits[fill.purpose] ?? ""}`.trim();
}

function shortName(name: string): string {
  return name.length <= 12 ? name : `${name.slice(0, 11)}…`;
}
