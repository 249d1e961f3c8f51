/** What was traded: marks at the bars of fills, lines at the prices of positions. */
import {
  LineStyle,
  createSeriesMarkers,
  type IPriceLine,
  type ISeriesApi,
  type ISeriesMarkersPluginApi,
  type Time,
} from "lightweight-charts";
import { timeOf } from "../format";
import type { ChartPalette } from "../palette_css";
import type { ChartLine, ChartMark } from "../types";

export class OrderLayer {
  readonly #candles: ISeriesApi<"Candlestick">;
  readonly #markers: ISeriesMarkersPluginApi<Time>;
  #lines: IPriceLine[] = [];
  #lines_wanted: ChartLine[] = [];
  #marks_wanted: ChartMark[] = [];

  constructor(candles: ISeriesApi<"Candlestick">) {
    this.#candles = candles;
    this.#markers = createSeriesMarkers(candles, []);
  }

  /** Marks before the first bar are left out. */
  setMarks(marks: ChartMark[], first: number, palette: ChartPalette): void {
    this.#marks_wanted = marks;
    this.#markers.setMarkers(
      marks
        .filter((mark) => mark.t >= first)
        .map((mark) => ({
          id: mark.id,
          time: timeOf(mark.t),
          position: mark.side === "buy" ? ("belowBar" as const) : ("aboveBar" as const),
          shape: mark.side === "buy" ? ("arrowUp" as const) : ("arrowDown" as const),
          color: mark.side === "buy" ? palette.up : palette.down,
          text: mark.label,
          size: 1,
        })),
    );
  }

  setLines(lines: ChartLine[], palette: ChartPalette): void {
    this.#lines_wanted = lines;
    for (const line of this.#lines) this.#candles.removePriceLine(line);
    const colours = { entry: palette.accent, stop: palette.down, target: palette.up };
    this.#lines = lines.map((line) =>
      this.#candles.createPriceLine({
        price: Number(line.price),
        color: colours[line.kind],
        lineWidth: 1,
        lineStyle: line.kind === "entry" ? LineStyle.Dashed : LineStyle.Dotted,
        axisLabelVisible: true,
        title: line.label,
        axisLabelColor: colours[line.kind],
        axisLabelTextColor: palette.panel,
      }),
    );
  }

  applyTheme(first: number, palette: ChartPalette): void {
    this.setMarks(this.#marks_wanted, first, palette);
    this.setLines(this.#lines_wanted, palette);
  }
}
