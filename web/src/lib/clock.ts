/** Instants as text, in UTC or local time as the user chose. */
import { preferences } from "./preferences";

const formats = new Map<string, Intl.DateTimeFormat>();

type Shape = "time" | "minute" | "day" | "full";

const shapes: Record<Shape, Intl.DateTimeFormatOptions> = {
  time: { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" },
  minute: { month: "short", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  day: { month: "short", day: "2-digit" },
  full: {
    year: "numeric",
    month: "short",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
  },
};

export function formatInstant(instant: string | number | null | undefined, shape: Shape): string {
  if (instant === null || instant === undefined) return "-";
  const ms = typeof instant === "number" ? instant : Date.parse(instant);
  if (!Number.isFinite(ms)) return "-";
  return formatOf(shape).format(ms);
}

export function formatSpan(from: string | number | null, to: string | number | null): string {
  const ms = toMs(to) - toMs(from);
  if (!Number.isFinite(ms) || ms < 0) return "-";
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return `${Math.floor(ms / 1_000)}s`;
  if (minutes < 60) return `${minutes}m`;
  if (minutes < 60 * 24) return `${Math.floor(minutes / 60)}h ${minutes % 60}m`;
  return `${Math.floor(minutes / 1_440)}d ${Math.floor((minutes % 1_440) / 60)}h`;
}

function toMs(instant: string | number | null): number {
  if (instant === null) return Number.NaN;
  return typeof instant === "number" ? instant : Date.parse(instant);
}

function formatOf(shape: Shape): Intl.DateTimeFormat {
  const zone = preferences().clock;
  const key = `${shape}|${zone}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat("en-GB", {
    ...shapes[shape],
    ...(zone === "utc" && { timeZone: "UTC" }),
  });
  formats.set(key, format);
  return format;
}
