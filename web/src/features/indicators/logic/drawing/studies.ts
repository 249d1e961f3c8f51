/** The server's columns as the chart draws them. */
import type { Indicator, IndicatorSeries } from "@/api/types";
import type { Study, StudyPlot } from "@/ui/chart/types";
import type { ChosenIndicator } from "../choice";
import { guidesOf } from "./guides";
import type { Place } from "./panes";

type Output = Indicator["outputs"][number];

/** Outer lines of a band share a colour, its middle is dashed in the same; other columns go on through the palette. */
export function columnColour(item: ChosenIndicator, outputs: Output[], index: number): number {
  const is_band = outputs.some((output) => /^upper/.test(output.name));
  return item.colour + (is_band ? 0 : index);
}

/** Before its values come a study is there without any: panes keep their places. */
export function studyOf(
  item: ChosenIndicator,
  spec: Indicator,
  place: Place,
  series: IndicatorSeries | null,
  times: number[],
): Study | null {
  if (place !== "candles" && typeof place !== "number") return null;
  const valuesOf = (name: string) => series?.columns.find((column) => column.name === name)?.values ?? [];
  // States such as 1 and -1 are no prices: over the candles they colour the line instead.
  const has_trend = spec.outputs.some((output) => output.style === "integer" && output.name === "trend");
  const plots = spec.outputs.flatMap((output, index): StudyPlot[] => {
    if (place === "candles" && output.style === "integer") return [];
    return [
      {
        id: output.name,
        style: styleOf(output, spec.outputs),
        colour: columnColour(item, spec.outputs, index),
        values: valuesOf(output.name),
        ...(place === "candles" && has_trend && { signs: valuesOf("trend") }),
      },
    ];
  });
  // Lines lie over histograms.
  plots.sort((left, right) => Number(right.style === "histogram") - Number(left.style === "histogram"));
  const guides = place === "candles" ? [] : guidesOf(item.name);
  return { id: item.id, place, times: series === null ? [] : times, plots, guides };
}

function styleOf(output: Output, outputs: Output[]): StudyPlot["style"] {
  switch (output.style) {
    case "integer":
      return "steps";
    case "histogram":
      return "histogram";
    case "dots":
      return "dots";
    case "line":
      return /^middle/.test(output.name) && outputs.length > 1 ? "dashed" : "line";
  }
}
