/** How far the desk that raises signals has looked. */
import type { SignalDesk, SignalDeskOver } from "@/api/types";
import { confidenceText } from "../figures";

/** A look that has happened. */
export type Look = SignalDeskOver & { closed_at: string };

/** The last look over these candles; without one, the last over any. */
export function lastLook(desk: SignalDesk | undefined, timeframe?: string): Look | null {
  const looks = (desk?.timeframes ?? []).filter((over): over is Look => over.closed_at !== null);
  const wanted = looks.find((over) => over.timeframe === timeframe);
  return wanted ?? looks.reduce<Look | null>((last, over) => (isLater(over, last) ? over : last), null);
}

function isLater(look: Look, last: Look | null): boolean {
  return last === null || Date.parse(look.closed_at) > Date.parse(last.closed_at);
}

/** The highest confidence of a look that was not enough; `null` where one was, or nothing is known. */
export function shortOf(look: Look, confidence_min: number): string | null {
  const { confidence_max } = look;
  if (confidence_max === null || confidence_max >= confidence_min) return null;
  const text = confidenceText(confidence_max);
  return Number(text) < confidence_min ? text : confidence_max.toFixed(4);
}
