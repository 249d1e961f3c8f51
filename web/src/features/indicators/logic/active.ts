/** The choice, the registry and the values of the moment put together. */
import type { Indicator, IndicatorSeries } from "@/api/types";
import type { IndicatorValues } from "../api/indicators";
import type { ChosenIndicator } from "./choice";
import { labelOf } from "./labels";
import { placesOf, type Place } from "./drawing/panes";
import { candlesNeeded } from "./params";
import { notesOf } from "./drawing/patterns";
import { requestText } from "./request";
import { studyOf } from "./drawing/studies";

export type ActiveState =
  | { kind: "loading" }
  | { kind: "ready" }
  /** Not one value: the market has not so many candles. */
  | { kind: "few"; needed: number; is_about: boolean };

export interface ActiveIndicator {
  item: ChosenIndicator;
  spec: Indicator;
  label: string;
  place: Place;
  state: ActiveState;
  series: IndicatorSeries | null;
}

export function activeOf(
  choice: ChosenIndicator[],
  known: Indicator[],
  values: IndicatorValues | undefined,
): ActiveIndicator[] {
  const places = placesOf(choice, known);
  return choice.flatMap((item) => {
    const spec = known.find((indicator) => indicator.name === item.name);
    if (spec === undefined) return [];
    const text = requestText(item);
    const series = values?.series.find((entry) => entry.text === text) ?? null;
    return [
      {
        item,
        spec,
        label: labelOf(item, spec),
        place: places.get(item.id) ?? "hidden",
        state: stateOf(item, spec, series),
        series,
      },
    ];
  });
}

function stateOf(item: ChosenIndicator, spec: Indicator, series: IndicatorSeries | null): ActiveState {
  if (series === null) return { kind: "loading" };
  const has_value = series.columns.some((column) => column.values.some((value) => value !== null));
  if (has_value) return { kind: "ready" };
  const { count, is_about } = candlesNeeded(spec, item.params);
  return { kind: "few", needed: count, is_about };
}

export function studiesOf(active: ActiveIndicator[], times: number[]) {
  return active.flatMap(({ item, spec, place, series }) => studyOf(item, spec, place, series, times) ?? []);
}

export function patternNotes(active: ActiveIndicator[], times: number[]) {
  return notesOf(
    active
      .filter(({ place }) => place === "notes")
      .map(({ spec, series }) => ({ title: spec.title, times, values: series?.columns[0]?.values ?? [] })),
  );
}
