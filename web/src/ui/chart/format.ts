/** Axis and legend text. The chart library speaks floats; text goes back through the exact formatter. */
import type { PriceFormatCustom, TickMarkType, Time, UTCTimestamp } from "lightweight-charts";
import { formatInstant } from "@/lib/clock";
import { decimalsOf, formatPrice } from "@/lib/price";

export function axisPrice(value: number, tick: string): string {
  if (!Number.isFinite(value)) return "-";
  return formatPrice(value.toFixed(Math.min(20, decimalsOf(tick))), tick).text;
}

/** A custom format whose step is the instrument's tick, given as `base` where floats cannot hold the step. */
export function priceFormatOf(tick: string): PriceFormatCustom {
  const decimals = decimalsOf(tick);
  return {
    type: "custom",
    minMove: Number(tick),
    base: 10 ** decimals,
    formatter: (value: number) => axisPrice(value, tick),
    tickmarksFormatter: (values: number[]) => values.map((value) => axisPrice(value, tick)),
  };
}

export function timeOf(ms: number): UTCTimestamp {
  return Math.floor(ms / 1_000) as UTCTimestamp;
}

export function tickMarkText(time: Time, type: TickMarkType): string {
  const ms = Number(time) * 1_000;
  // 3 is a time, 4 a time with seconds; below are year, month and day.
  if (Number(type) >= 3) return formatInstant(ms, "time").slice(0, 5);
  return formatInstant(ms, "day");
}
