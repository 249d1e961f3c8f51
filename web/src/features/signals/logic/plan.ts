/** What a plan risks and may win. Ratios of exact prices; nothing is ordered by them. */
import Big from "big.js";
import type { Signal } from "@/api/types";
import { parseDecimal, type Decimal } from "@/lib/price";
import type { ChartLine } from "@/ui/chart/types";

/** How far one price is from another, in percent of the first, as a decimal string. */
export function distancePct(from: Decimal, to: Decimal): string | null {
  const [start, end] = [parseDecimal(from), parseDecimal(to)];
  if (start === null || end === null || start.eq(0)) return null;
  return end.minus(start).div(start).times(100).toFixed(4);
}

/** What a target wins by what the stop loses. */
export function rewardMultiple(entry: Decimal, stop: Decimal, target: Decimal): number | null {
  const prices = [entry, stop, target].map(parseDecimal);
  const [start, least, most] = prices as [Big | null, Big | null, Big | null];
  if (start === null || least === null || most === null || start.eq(least)) return null;
  return most.minus(start).div(start.minus(least)).toNumber();
}

interface LineWords {
  entry: string;
  stop: string;
  target: string;
}

type Planned = Pick<Signal, "id" | "entry_price" | "stop_loss" | "take_profits">;

export function planLines(signal: Planned, words: LineWords): ChartLine[] {
  return [
    { id: `${signal.id}-entry`, kind: "entry", price: signal.entry_price, label: words.entry },
    { id: `${signal.id}-stop`, kind: "stop", price: signal.stop_loss, label: words.stop },
    ...signal.take_profits.map((target, index) => ({
      id: `${signal.id}-target-${index}`,
      kind: "target" as const,
      price: target.price,
      label: `${words.target} ${index + 1}`,
    })),
  ];
}
