/** What is computed over the candles: lines on the price scale, panes of their own under the volume, and notes at bars. */
import {
  HistogramSeries,
  LineSeries,
  LineStyle,
  LineType,
  createSeriesMarkers,
  type IChartApi,
  type ISeriesApi,
  type ISeriesMarkersPluginApi,
  type PriceFormatCustom,
  type Time,
} from "lightweight-charts";
import { readingFormatOf, timeOf } from "../format";
import type { ChartPalette } from "../palette_css";
import type { ChartNote, Study, StudyPlot } from "../types";

/** Candles and volume come first. */
export const panes_before = 2;
const volume_share = 0.18;
const volume_share_crowded = 0.1;
const pane_share = 0.2;
const panes_share_max = 0.56;
const note_prefix = "note:";

/** The bars that the chart has. */
interface Known {
  has: (t: number) => boolean;
}

type Drawn = ISeriesApi<"Line"> | ISeriesApi<"Histogram">;

export class StudyLayer {
  readonly #chart: IChartApi;
  readonly #price_format: PriceFormatCustom;
  readonly #notes: ISeriesMarkersPluginApi<Time>;
  #series = new Map<string, Drawn>();
  #structure = "";
  #studies: Study[] = [];
  #notes_wanted: ChartNote[] = [];
  #notes_shown: ChartNote[] = [];

  constructor(chart: IChartApi, candles: ISeriesApi<"Candlestick">, price_format: PriceFormatCustom) {
    this.#chart = chart;
    this.#price_format = price_format;
    this.#notes = createSeriesMarkers(candles, []);
    this.#share(0);
  }

  /** Values of bars that the chart does not have are left out: they would be bars of their own. */
  set(studies: Study[], bars: Known, palette: ChartPalette): void {
    this.#studies = studies;
    const structure = studies.map(structureOf).join(" ");
    if (structure !== this.#structure) this.#rebuild(studies, palette);
    this.#structure = structure;
    for (const study of studies) {
      const size_max = sizeOf(study);
      for (const plot of study.plots) {
        const series = this.#series.get(`${study.id}/${plot.id}`);
        if (series === undefined) continue;
        if (study.place !== "candles") series.applyOptions({ priceFormat: readingFormatOf(size_max) });
        series.setData(pointsOf(study, plot, bars, palette));
      }
    }
  }

  setNotes(notes: ChartNote[], bars: Known, palette: ChartPalette): void {
    this.#notes_wanted = notes;
    this.#notes_shown = notes.filter((note) => bars.has(note.t));
    this.#notes.setMarkers(
      this.#notes_shown.map((note, index) => ({
        id: `${note_prefix}${index}`,
        time: timeOf(note.t),
        position: note.position === "below" ? ("belowBar" as const) : ("aboveBar" as const),
        shape: "circle" as const,
        color: note.position === "below" ? palette.up : palette.down,
        size: 0.6,
      })),
    );
  }

  /** What the note under the pointer says, if it is one. */
  noteOf(object_id: unknown): string | null {
    if (typeof object_id !== "string" || !object_id.startsWith(note_prefix)) return null;
    return this.#notes_shown[Number(object_id.slice(note_prefix.length))]?.text ?? null;
  }

  /** Before the candles change: what belongs to the old ones must not stay as bars of its own. */
  barsChanged(bars: Known, palette: ChartPalette): void {
    this.set(this.#studies, bars, palette);
    this.setNotes(this.#notes_wanted, bars, palette);
  }

  applyTheme(bars: Known, palette: ChartPalette): void {
    this.#structure = "";
    this.barsChanged(bars, palette);
  }

  #rebuild(studies: Study[], palette: ChartPalette): void {
    for (const series of this.#series.values()) this.#chart.removeSeries(series);
    this.#series.clear();
    // A pane goes with its last series; an empty one would be left where a study has no plot.
    const by_pane = studies.toSorted((left, right) => paneOf(left) - paneOf(right));
    for (const study of by_pane) {
      study.plots.forEach((plot, index) => {
        const series = this.#draw(study, plot, palette);
        this.#series.set(`${study.id}/${plot.id}`, series);
        if (index > 0) return;
        for (const price of study.guides)
          series.createPriceLine({
            price,
            color: palette.line_strong,
            lineWidth: 1,
            lineStyle: LineStyle.SparseDotted,
            axisLabelVisible: false,
            title: "",
          });
      });
    }
    this.#share(new Set(studies.map(paneOf).filter((pane) => pane > 0)).size);
  }

  #draw(study: Study, plot: StudyPlot, palette: ChartPalette): Drawn {
    const is_over = study.place === "candles";
    const common = {
      priceLineVisible: false,
      lastValueVisible: !is_over && plot === (study.plots.find(isLine) ?? study.plots[0]),
      ...(is_over && { priceFormat: this.#price_format }),
    };
    const color = palette.studies[plot.colour % palette.studies.length] ?? palette.accent;
    const pane = paneOf(study);
    if (plot.style === "histogram") return this.#chart.addSeries(HistogramSeries, { ...common, color }, pane);
    const is_dots = plot.style === "dots";
    return this.#chart.addSeries(
      LineSeries,
      {
        ...common,
        color,
        lineWidth: plot.style === "dashed" ? 1 : 2,
        lineStyle: plot.style === "dashed" ? LineStyle.Dashed : LineStyle.Solid,
        lineType: plot.style === "steps" ? LineType.WithSteps : LineType.Simple,
        lineVisible: !is_dots,
        pointMarkersVisible: is_dots,
        ...(is_dots && { pointMarkersRadius: 1.5 }),
        crosshairMarkerVisible: !is_dots,
        crosshairMarkerRadius: 3,
      },
      pane,
    );
  }

  /** The candles keep at least a third of the height. */
  #share(pane_count: number): void {
    const volume = pane_count > 1 ? volume_share_crowded : volume_share;
    const panes = Math.min(pane_share * pane_count, panes_share_max);
    this.#chart.panes().forEach((pane, index) => {
      const share = index === 0 ? 1 - volume - panes : index === 1 ? volume : panes / pane_count;
      pane.setStretchFactor(share);
    });
  }
}

function isLine(plot: StudyPlot): boolean {
  return plot.style !== "histogram";
}

function paneOf(study: Study): number {
  return study.place === "candles" ? 0 : panes_before + study.place;
}

function structureOf(study: Study): string {
  const plots = study.plots.map((plot) => `${plot.id}:${plot.style}:${plot.colour}`);
  return `${study.id}@${study.place}[${plots.join(",")}|${study.guides.join(",")}]`;
}

function sizeOf(study: Study): number {
  let size = 0;
  for (const plot of study.plots)
    for (const value of plot.values) size = Math.max(size, Math.abs(value ?? 0));
  return size;
}

function pointsOf(study: Study, plot: StudyPlot, bars: Known, palette: ChartPalette) {
  const is_signed = plot.style === "histogram" || plot.signs !== undefined;
  const alpha = plot.style === "histogram" ? "b3" : "";
  return study.times.flatMap((t, index) => {
    if (!bars.has(t)) return [];
    const value = plot.values[index] ?? null;
    if (value === null) return [{ time: timeOf(t) }];
    if (!is_signed) return [{ time: timeOf(t), value }];
    const sign = plot.signs === undefined ? value : (plot.signs[index] ?? 0);
    return [{ time: timeOf(t), value, color: (sign >= 0 ? palette.up : palette.down) + alpha }];
  });
}
