/** What the feed shows, as it stands in the address. */
import type { SignalDirection } from "@/api/types";
import { timeframeOf, type Timeframe } from "@/lib/symbol";

export interface SignalFilter {
  symbol?: string;
  timeframe?: Timeframe;
  direction?: SignalDirection;
  state?: "open" | "ended";
}

const directions: readonly SignalDirection[] = ["long", "short"];
const states = ["open", "ended"] as const;

/** What the address says that is not known is left out. */
export function filterOf(search: URLSearchParams): SignalFilter {
  const symbol = search.get("symbol")?.toUpperCase() ?? "";
  const timeframe = timeframeOf(search.get("tf"));
  const direction = directions.find((option) => option === search.get("direction"));
  const state = states.find((option) => option === search.get("state"));
  return {
    ...(/^[\w-]+$/.test(symbol) && { symbol }),
    ...(timeframe !== null && { timeframe }),
    ...(direction !== undefined && { direction }),
    ...(state !== undefined && { state }),
  };
}

export function searchOf({ symbol, timeframe, direction, state }: SignalFilter): Record<string, string> {
  return {
    ...(symbol !== undefined && { symbol }),
    ...(timeframe !== undefined && { tf: timeframe }),
    ...(direction !== undefined && { direction }),
    ...(state !== undefined && { state }),
  };
}

export function isFiltered(filter: SignalFilter): boolean {
  return Object.keys(searchOf(filter)).length > 0;
}
