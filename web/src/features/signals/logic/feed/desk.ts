/** How far the desk that raises signals has looked. */
import type { SignalDesk, SignalDeskOver } from "@/api/types";
import { confidenceText } from "../figures";

/** A look that has happened. */
export type Look = SignalDeskOver & { closed_at: string };

/** The last look over these candles, or over any where none are named. */
export function lastLook(desk: SignalDesk | undefined, timeframe?: string): Look | null {
  return (desk?.timeframes ?? [])
    .filter((over): over is Look => over.closed_at !== null)
    .filter((over) => timeframe === undefined || over.timeframe === timeframe)
    .reduce<Look | null>((last, over) => (isLater(over, last) ? over : last), null);
}

/** Whether signals are raised over these candles without being asked for; `null` while that is not known. */
export function isRaisedOver(desk: SignalDesk | undefined, timeframe: string): boolean | null {
  return desk === undefined ? null : desk.timeframes.some((over) => over.timeframe === timeframe);
}

/** The time frames that signals are raised over, in words; `null` where there are none, or they are not known. */
export function raisedOver(desk: SignalDesk | undefined, locale: string): string | null {
  const names = (desk?.timeframes ?? []).map((over) => over.timeframe);
  return names.length === 0 ? null : new Intl.ListFormat(locale).format(names);
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
