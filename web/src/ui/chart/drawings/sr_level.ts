/** Support and resistance: the zone from its first touch on. */
import type { ChartPalette } from "../palette_css";
import { atLeast } from "./fib_zones";
import type { Ink } from "./ink/ink";
import { dashOf, type Look } from "./ink/look";
import type { Place } from "./place";
import type { LevelDrawing } from "./types";

const edge = 4;

export function levelInk(drawing: LevelDrawing, place: Place, palette: ChartPalette, look: Look): Ink[] {
  const { anchor, from, low, high, role, strength, label } = drawing;
  const { alpha, width } = look;
  const colour = role === "support" ? palette.up : palette.down;
  const [top, bottom] = atLeast(place.y(high), place.y(low));
  const left = place.x(anchor, from);
  // The side from which the price comes.
  const y = role === "support" ? top : bottom;
  const line = [
    { x: left, y },
    { x: place.width, y },
  ];
  return [
    {
      kind: "box",
      left,
      right: place.width,
      top,
      bottom,
      colour,
      fill: 0.06 + 0.16 * strength,
      dash: null,
      alpha,
    },
    { kind: "line", points: line, colour, width: width - 0.5, dash: dashOf(drawing), alpha },
    {
      kind: "text",
      text: label,
      x: Math.max(left, edge) + 2,
      y: role === "support" ? bottom + 8 : top - 8,
      align: "left",
      away: role === "support" ? 1 : -1,
      is_ringed: false,
      colour,
      alpha,
    },
  ];
}
