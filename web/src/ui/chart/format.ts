/** Axis and legend text. The chart library speaks floats; text goes back through the exact formatter. */
import type { PriceFormatCustom, TickMarkType, Time, UTCTimestamp } from "lightweight-charts";
import { formatInstant } from "@/lib/clock";
import { decimalsOf, formatCompact, formatPrice } from "@/lib/price";

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

const compact_from = 100_000;
const digits_shown = 5;

/** A computed number of unknown size: five digits, large ones as 1.2M. */
export function formatReading(value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return "-";
  const size = Math.abs(value);
  if (size >= compact_from) return formatCompact(value.toPrecision(digits_shown)).text;
  const decimals = Math.max(
    0,
    Math.min(20, digits_shown - 1 - Math.floor(Math.log10(Math.max(size, 1e-16)))),
  );
  return formatPrice(value.toFixed(size >= 1 ? Math.min(2, decimals) : decimals)).text;
}

/** The axis of a pane whose numbers are as large as `size_max`. */
export function readingFormatOf(size_max: number): PriceFormatCustom {
  const magnitude = size_max > 0 && Number.isFinite(size_max) ? Math.floor(Math.log10(size_max)) : 0;
  const decimals = Math.max(0, Math.min(15, digits_shown - 1 - magnitude));
  return {
    type: "custom",
    minMove: 10 ** -decimals,
    base: 10 ** decimals,
    formatter: formatReading,
    tickmarksFormatter: (values: number[]) => values.map(formatReading),
  };
}
