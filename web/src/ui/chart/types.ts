import type { ISeriesPrimitive, Time } from "lightweight-charts";
import type { ChartPalette } from "./palette_css";

/** A candle as the chart takes it: opening instant in ms, exact decimal strings. */
export interface Bar {
  t: number;
  open: string;
  high: string;
  low: string;
  close: string;
  volume: string;
}

export interface ChartMark {
  id: string;
  /** Opening instant of the bar it belongs to. */
  t: number;
  side: "buy" | "sell";
  label: string;
}

export interface ChartLine {
  id: string;
  kind: "entry" | "stop" | "target";
  price: string;
  label: string;
}

/** How one column of numbers is drawn. `signs` colours a line by another column: above zero as a rise, below as a fall. */
export interface StudyPlot {
  id: string;
  style: "line" | "dashed" | "steps" | "histogram" | "dots";
  /** Which of the palette's study colours. */
  colour: number;
  values: (number | null)[];
  signs?: (number | null)[];
}

/** Numbers computed over the bars. */
export interface Study {
  id: string;
  /** Over the candles, or in a pane of its own under them (0 is the first). */
  place: "candles" | number;
  /** Opening instant of the bar that each value belongs to. */
  times: number[];
  plots: StudyPlot[];
  /** Levels that people look for, such as 30 and 70. */
  guides: number[];
}

/** A dot at a bar that tells more when pointed at. */
export interface ChartNote {
  t: number;
  position: "above" | "below";
  text: string;
}

/** A number or word for each bar, for the table and the screen reader; "-" where there is none. */
export interface Reading {
  id: string;
  label: string;
  at: (t: number) => string;
}

/** Drawn on the price pane by who knows its meaning; the chart lends its scales, bars and colours. */
export interface ChartLayer extends ISeriesPrimitive<Time> {
  /** Opening instants of the bars; their positions in the list are the chart's own. */
  barsChanged: (times: readonly number[]) => void;
  paint: (palette: ChartPalette) => void;
  /** What the thing under the pointer says, if it is of this layer. */
  noteOf: (id: unknown) => string | null;
  /** Whether it is of this layer. */
  pick: (id: unknown) => boolean;
}
