/** A trend line: through its touches, and on to the right edge. */
import type { ChartPalette } from "../palette_css";
import type { Ink } from "./ink/ink";
import { dashOf, type Look } from "./ink/look";
import type { Place } from "./place";
import type { LineDrawing, Spot } from "./types";

const label_gap = 10;

export function lineInk(drawing: LineDrawing, place: Place, palette: ChartPalette, look: Look): Ink[] {
  const { anchor, from, to, role, label } = drawing;
  const colour = palette.studies[2] ?? palette.accent;
  const at = (spot: Spot) => ({ x: place.x(anchor, spot.bar), y: place.y(spot.price) });
  const [start, end] = [at(from), at(to)];
  const rise = end.x === start.x ? 0 : (end.y - start.y) / (end.x - start.x);
  const last = { x: place.width, y: end.y + rise * (place.width - end.x) };
  // Its name stands over the line's middle, or where it comes into view.
  const x = Math.max(8, (start.x + end.x) / 2);
  const away = role === "resistance" ? -1 : 1;
  return [
    {
      kind: "line",
      points: [start, end, last],
      colour,
      width: look.width,
      dash: dashOf(drawing),
      alpha: look.alpha,
    },
    {
      kind: "text",
      text: label,
      x,
      y: start.y + rise * (x - start.x) + away * label_gap,
      align: "left",
      away,
      is_ringed: false,
      colour,
      alpha: look.alpha,
    },
  ];
}
