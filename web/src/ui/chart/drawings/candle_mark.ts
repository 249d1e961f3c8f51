/** A candlestick pattern: an arrow under or over its last candle, and a bracket over all of them when it is looked at. */
import type { ChartPalette } from "../palette_css";
import type { Ink } from "./ink/ink";
import type { Look } from "./ink/look";
import type { Place } from "./place";
import type { CandleDrawing } from "./types";

const gap = 11;

export function candleInk(
  drawing: CandleDrawing,
  place: Place,
  palette: ChartPalette,
  { alpha }: Look,
  isFocused: boolean,
): Ink[] {
  const { anchor, from, to, bias } = drawing;
  const last = place.candle(anchor, to);
  if (last === null) return [];
  const x = place.x(anchor, to);
  const is_below = bias === "bullish";
  const colour = bias === "bullish" ? palette.up : bias === "bearish" ? palette.down : palette.muted;
  const shape = bias === "bullish" ? "up" : bias === "bearish" ? "down" : "diamond";
  const y = is_below ? place.y(last.low) + gap : place.y(last.high) - gap;
  const ink: Ink[] = [{ kind: "glyph", shape, x, y, colour, alpha }];
  if (!isFocused) return ink;
  const bars = Array.from({ length: to - from + 1 }, (_, index) => place.candle(anchor, from + index));
  const known = bars.filter((bar) => bar !== null);
  const half = 5;
  ink.push({
    kind: "box",
    left: place.x(anchor, from) - half,
    right: x + half,
    top: place.y(Math.max(...known.map((bar) => bar.high))) - 3,
    bottom: place.y(Math.min(...known.map((bar) => bar.low))) + 3,
    colour,
    fill: 0.1,
    dash: "solid",
    alpha,
  });
  return ink;
}
