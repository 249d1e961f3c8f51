/** The imperative chart: candles over volume, marks and price lines. React only holds it. */
import {
  CandlestickSeries,
  HistogramSeries,
  createChart,
  type IChartApi,
  type ISeriesApi,
  type MouseEventParams,
  type Time,
} from "lightweight-charts";
import { formatInstant } from "@/lib/clock";
import { priceFormatOf, tickMarkText, timeOf } from "./format";
import { OrderLayer } from "./layers/order_layer";
import { StudyLayer } from "./layers/study_layer";
import { chartOptions } from "./palette";
import { readPalette, type ChartPalette } from "./palette_css";
import type { Bar, ChartLayer, ChartLine, ChartMark, ChartNote, Study } from "./types";

const bars_shown = 140;

interface Handlers {
  /** The bar under the crosshair, or `null` when it left the chart. */
  onCrosshair: (bar: Bar | null) => void;
  onMarkClick: (id: string) => void;
  /** What the note under the pointer says, and where; `null` when it left. */
  onNote: (note: { text: string; x: number; y: number } | null) => void;
  /** Where each pane begins, in pixels from the top: candles, volume, then those of the studies. */
  onLayout: (tops: number[]) => void;
}

export class PriceChart {
  readonly #chart: IChartApi;
  readonly #candles: ISeriesApi<"Candlestick">;
  readonly #volume: ISeriesApi<"Histogram">;
  readonly #orders: OrderLayer;
  readonly #studies: StudyLayer;
  readonly #heights: ResizeObserver;
  readonly #bars = new Map<number, Bar>();
  #palette: ChartPalette;
  #times: number[] = [];
  #layer: ChartLayer | null = null;
  #cursor: number | null = null;

  constructor(container: HTMLElement, tick: string, handlers: Handlers) {
    this.#palette = readPalette();
    const options = chartOptions(this.#palette);
    this.#chart = createChart(container, {
      ...options,
      timeScale: { ...options.timeScale, tickMarkFormatter: tickMarkText },
      autoSize: true,
      localization: { timeFormatter: (time: Time) => formatInstant(Number(time) * 1_000, "minute") },
    });
    this.#candles = this.#chart.addSeries(CandlestickSeries, { priceFormat: priceFormatOf(tick) }, 0);
    this.#volume = this.#chart.addSeries(
      HistogramSeries,
      { priceFormat: { type: "volume" }, lastValueVisible: false, priceLineVisible: false },
      1,
    );
    this.#orders = new OrderLayer(this.#candles);
    this.#studies = new StudyLayer(this.#chart, this.#candles, priceFormatOf(tick));
    this.#heights = new ResizeObserver(() => handlers.onLayout(this.#tops()));
    this.#watchPanes();
    this.#candles.priceScale().applyOptions({ scaleMargins: { top: 0.12, bottom: 0.08 } });
    this.#chart.subscribeCrosshairMove((event) => {
      const id = event.hoveredInfo?.objectId;
      const word = this.#studies.noteOf(id);
      const note = word ?? this.#layer?.noteOf(id) ?? null;
      container.style.cursor = typeof id === "string" && word === null ? "pointer" : "";
      handlers.onNote(
        note === null || event.point === undefined
          ? null
          : { text: note, x: event.point.x, y: event.point.y },
      );
      handlers.onCrosshair(this.#barAt(event));
    });
    this.#chart.subscribeClick((event) => {
      const id = event.hoveredInfo?.objectId;
      if (this.#layer?.pick(id) === true) return;
      if (typeof id === "string" && this.#studies.noteOf(id) === null) handlers.onMarkClick(id);
    });
    this.applyTheme();
  }

  setBars(bars: Bar[]): void {
    this.#bars.clear();
    for (const bar of bars) this.#bars.set(bar.t, bar);
    this.#times = bars.map((bar) => bar.t);
    this.#studies.barsChanged(this.#bars, this.#palette);
    this.#candles.setData(bars.map(candleOf));
    this.#volume.setData(bars.map((bar) => this.#volumeOf(bar)));
    this.#layer?.barsChanged(this.#times);
    this.#cursor = null;
    this.#colourLast(bars.at(-1));
  }

  update(bar: Bar): void {
    const last = this.#times.at(-1);
    const is_past = last !== undefined && bar.t < last;
    if (is_past && !this.#bars.has(bar.t)) return;
    if (!this.#bars.has(bar.t)) this.#times.push(bar.t);
    this.#bars.set(bar.t, bar);
    this.#candles.update(candleOf(bar), is_past);
    if (!is_past) this.#colourLast(bar);
    this.#volume.update(this.#volumeOf(bar), is_past);
  }

  bars(): Bar[] {
    return this.#times.flatMap((t) => this.#bars.get(t) ?? []);
  }

  setMarks(marks: ChartMark[]): void {
    this.#orders.setMarks(marks, this.#first(), this.#palette);
  }

  setLines(lines: ChartLine[]): void {
    this.#orders.setLines(lines, this.#palette);
  }

  /** Computed lines and panes. */
  setStudies(studies: Study[]): void {
    this.#studies.set(studies, this.#bars, this.#palette);
    this.#watchPanes();
  }

  setNotes(notes: ChartNote[]): void {
    this.#studies.setNotes(notes, this.#bars, this.#palette);
  }

  /** One layer of drawings over the candles; `null` takes it off. */
  setLayer(layer: ChartLayer | null): void {
    if (this.#layer !== null) this.#candles.detachPrimitive(this.#layer);
    this.#layer = layer;
    if (layer === null) return;
    this.#candles.attachPrimitive(layer);
    layer.barsChanged(this.#times);
    layer.paint(this.#palette);
  }

  applyTheme(): void {
    this.#palette = readPalette();
    const { up, down, panel } = this.#palette;
    this.#chart.applyOptions(chartOptions(this.#palette));
    // Rising candles are hollow, falling ones filled: the direction is readable without colour.
    this.#candles.applyOptions({
      upColor: panel,
      downColor: down,
      borderUpColor: up,
      borderDownColor: down,
      wickUpColor: up,
      wickDownColor: down,
    });
    this.#volume.setData(this.#times.map((t) => this.#volumeOf(this.#bars.get(t) as Bar)));
    this.#colourLast(this.#bars.get(this.#times.at(-1) ?? -1));
    this.#layer?.paint(this.#palette);
    this.#orders.applyTheme(this.#first(), this.#palette);
    this.#studies.applyTheme(this.#bars, this.#palette);
    this.#watchPanes();
  }

  showLatest(): void {
    const count = this.#times.length;
    if (count === 0) return;
    const scale = this.#chart.timeScale();
    scale.setVisibleLogicalRange({
      from: count - Math.min(bars_shown, this.#barsFitting()),
      to: count + scale.options().rightOffset,
    });
  }

  zoom(factor: number): void {
    const scale = this.#chart.timeScale();
    const range = scale.getVisibleLogicalRange();
    if (range === null) return;
    scale.setVisibleLogicalRange({ from: range.to - (range.to - range.from) * factor, to: range.to });
  }

  /** Moves the crosshair by whole bars; ±Infinity goes to an end. Answers with the bar it stands on. */
  walk(delta: number): Bar | null {
    const last = this.#times.length - 1;
    if (last < 0) return null;
    const start = this.#cursor === null ? last + (delta < 0 ? 1 : 0) : this.#cursor;
    this.#cursor = Math.max(
      0,
      Math.min(
        last,
        delta === Number.POSITIVE_INFINITY ? last : delta === Number.NEGATIVE_INFINITY ? 0 : start + delta,
      ),
    );
    const bar = this.#bars.get(this.#times[this.#cursor] ?? -1);
    if (bar === undefined) return null;
    this.#chart.setCrosshairPosition(Number(bar.close), timeOf(bar.t), this.#candles);
    const range = this.#chart.timeScale().getVisibleLogicalRange();
    if (range !== null && (this.#cursor < range.from || this.#cursor > range.to)) {
      const half = (range.to - range.from) / 2;
      this.#chart.timeScale().setVisibleLogicalRange({ from: this.#cursor - half, to: this.#cursor + half });
    }
    return bar;
  }

  leave(): void {
    this.#cursor = null;
    this.#chart.clearCrosshairPosition();
  }

  dispose(): void {
    this.setLayer(null);
    this.#heights.disconnect();
    this.#chart.remove();
  }

  #watchPanes(): void {
    this.#heights.disconnect();
    for (const pane of this.#chart.panes()) {
      const element = pane.getHTMLElement();
      if (element !== null) this.#heights.observe(element);
    }
  }

  #tops(): number[] {
    const top = this.#chart.chartElement().getBoundingClientRect().top;
    return this.#chart
      .panes()
      .map((pane) => (pane.getHTMLElement()?.getBoundingClientRect().top ?? top) - top);
  }

  /** The label of the last price takes its colour from here: a hollow candle's own colour is the background. */
  #colourLast(bar: Bar | undefined): void {
    if (bar === undefined) return;
    const colour = isUp(bar) ? this.#palette.up : this.#palette.down;
    if (this.#candles.options().priceLineColor !== colour)
      this.#candles.applyOptions({ priceLineColor: colour });
  }

  #first(): number {
    return this.#times[0] ?? Number.POSITIVE_INFINITY;
  }

  #barsFitting(): number {
    return Math.max(30, Math.floor(this.#chart.timeScale().width() / 7));
  }

  #barAt(event: MouseEventParams): Bar | null {
    if (event.time === undefined) return null;
    return this.#bars.get(Number(event.time) * 1_000) ?? null;
  }

  #volumeOf(bar: Bar) {
    return {
      time: timeOf(bar.t),
      value: Number(bar.volume),
      color: `${isUp(bar) ? this.#palette.up : this.#palette.down}66`,
    };
  }
}

function candleOf(bar: Bar) {
  return {
    time: timeOf(bar.t),
    open: Number(bar.open),
    high: Number(bar.high),
    low: Number(bar.low),
    close: Number(bar.close),
  };
}

function isUp(bar: Bar): boolean {
  return Number(bar.close) >= Number(bar.open);
}
