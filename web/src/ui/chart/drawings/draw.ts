/** One way to draw for each kind of drawing. */
import type { ChartPalette } from "../palette_css";
import { candleInk } from "./candle_mark";
import { waveInk } from "./elliott_wave";
import { fibSwingInk, fibZoneInk } from "./fib_zones";
import type { Ink } from "./ink/ink";
import { lookOf } from "./ink/look";
import { shapeInk } from "./pattern_box";
import type { Place } from "./place";
import { levelInk } from "./sr_level";
import { planInk } from "./trade_plan";
import { lineInk } from "./trend_line";
import type { Drawing } from "./types";

/** `focus` is what the pointer or the list is at. */
export function drawingInk(
  drawing: Drawing,
  place: Place,
  palette: ChartPalette,
  focus: Drawing | null,
): Ink[] {
  const look = lookOf(drawing, focus);
  const is_focused = drawing.id === focus?.id;
  switch (drawing.kind) {
    case "wave":
      return waveInk(drawing, place, palette, look, is_focused);
    case "fib_swing":
      return fibSwingInk(drawing, place, palette, look, is_focused);
    case "fib_zone":
      return fibZoneInk(drawing, place, palette, look, is_focused);
    case "shape":
      return shapeInk(drawing, place, palette, look);
    case "level":
      return levelInk(drawing, place, palette, look);
    case "line":
      return lineInk(drawing, place, palette, look);
    case "plan":
      return planInk(drawing, place, palette, look);
    case "candle":
      return candleInk(drawing, place, palette, look, is_focused);
  }
}

/** Areas lie under the candles, all else over them. */
export function isUnder(ink: Ink): boolean {
  return ink.kind === "box";
}
