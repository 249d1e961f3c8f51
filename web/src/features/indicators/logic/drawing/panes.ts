/** Who gets one of the few panes under the chart. */
import type { Indicator } from "@/api/types";
import type { ChosenIndicator } from "../choice";

export const panes_max = 4;

export type Place = "candles" | "notes" | "hidden" | "no_pane" | number;

/** In the order of the choice: over the candles, as notes at candles, or in the next free pane. */
export function placesOf(choice: ChosenIndicator[], known: Indicator[]): Map<string, Place> {
  const places = new Map<string, Place>();
  let next = 0;
  for (const item of choice) {
    const spec = known.find((indicator) => indicator.name === item.name);
    if (spec === undefined) continue;
    if (item.is_hidden) places.set(item.id, "hidden");
    else if (spec.group === "candlestick") places.set(item.id, "notes");
    else if (spec.place === "chart") places.set(item.id, "candles");
    else if (next < panes_max) places.set(item.id, next++);
    else places.set(item.id, "no_pane");
  }
  return places;
}

/** Who is named at the top of a pane; over the candles also those that have no pane of their own just now. */
export function legendOf<T extends { place: Place }>(active: T[], pane: "candles" | number): T[] {
  return active.filter(({ place }) => (pane === "candles" ? typeof place === "string" : place === pane));
}
