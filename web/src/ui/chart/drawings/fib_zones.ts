/** The levels of a swing, and the zones in which the levels of several swings meet. */
import type { ChartPalette } from "../palette_css";
import type { Ink } from "./ink/ink";
import type { Look } from "./ink/look";
import type { Place } from "./place";
import type { FibSwingDrawing, FibZoneDrawing } from "./types";

const edge = 4;

export function fibSwingInk(
  drawing: FibSwingDrawing,
  place: Place,
  palette: ChartPalette,
  { alpha, width }: Look,
  isFocused: boolean,
): Ink[] {
  const { anchor, from, to, levels, times } = drawing;
  const colour = fibColour(palette);
  const left = place.x(anchor, from.bar);
  const swing = [from, to].map((spot) => ({ x: place.x(anchor, spot.bar), y: place.y(spot.price) }));
  const ink: Ink[] = [{ kind: "line", points: swing, colour, width, dash: "solid", alpha: alpha * 0.8 }];
  const start = place.x(anchor, to.bar);
  for (const level of levels) {
    const y = place.y(level.price);
    const points = [
      { x: start, y },
      { x: place.width, y },
    ];
    // Beyond the swing nothing has happened yet.
    const dash = level.is_beyond ? "dotted" : "solid";
    ink.push({ kind: "line", points, colour, width: isFocused ? 1.5 : 1, dash, alpha: alpha * 0.75 });
    ink.push({
      kind: "text",
      text: level.label,
      x: Math.max(edge, start + edge),
      y: y - 7,
      align: "left",
      away: -1,
      is_ringed: false,
      colour,
      alpha,
    });
  }
  const inner = levels.filter((level) => !level.is_beyond).map((level) => place.y(level.price));
  if (inner.length > 1)
    ink.push({
      kind: "box",
      left: start,
      right: place.width,
      top: Math.min(...inner),
      bottom: Math.max(...inner),
      colour,
      fill: 0.05,
      dash: null,
      alpha,
      is_backdrop: true,
    });
  // Bands of time are many: only of the swing that is looked at.
  for (const time of isFocused ? times : []) {
    const x = place.x(anchor, time.bar);
    if (x < left || x > place.width) continue;
    const points = [
      { x, y: 0 },
      { x, y: place.height },
    ];
    ink.push({ kind: "line", points, colour, width: 1, dash: "dotted", alpha: alpha * 0.6 });
    ink.push({
      kind: "text",
      text: time.label,
      x,
      y: place.height - 10,
      align: "center",
      away: -1,
      is_ringed: false,
      colour,
      alpha,
    });
  }
  return ink;
}

export function fibZoneInk(
  drawing: FibZoneDrawing,
  place: Place,
  palette: ChartPalette,
  { alpha }: Look,
  isFocused: boolean,
): Ink[] {
  const { anchor, from, low, high, strength, label } = drawing;
  const colour = fibColour(palette);
  const [top, bottom] = atLeast(place.y(high), place.y(low));
  const left = place.x(anchor, from);
  return [
    {
      kind: "box",
      left,
      right: place.width,
      top,
      bottom,
      colour,
      // The more levels meet, the stronger.
      fill: 0.12 + 0.22 * strength,
      dash: isFocused ? "solid" : null,
      alpha,
    },
    {
      kind: "text",
      text: label,
      x: Math.max(left, edge) + 2,
      y: (top + bottom) / 2,
      align: "left",
      away: 1,
      is_ringed: false,
      colour,
      alpha,
    },
  ];
}

function fibColour(palette: ChartPalette): string {
  return palette.studies[0] ?? palette.warn;
}

/** A zone of no height is still seen. */
export function atLeast(top: number, bottom: number, height = 3): [number, number] {
  if (bottom - top >= height) return [top, bottom];
  const middle = (top + bottom) / 2;
  return [middle - height / 2, middle + height / 2];
}
