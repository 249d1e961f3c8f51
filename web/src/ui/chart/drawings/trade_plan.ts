/** A plan: a box for what is risked, one for what may be won, each target, and the bar from which it is void. */
import type { ChartPalette } from "../palette_css";
import type { BoxInk, Ink } from "./ink/ink";
import type { Look } from "./ink/look";
import type { Place } from "./place";
import type { PlanDrawing } from "./types";

const label_top = 12;

export function planInk(drawing: PlanDrawing, place: Place, palette: ChartPalette, { alpha }: Look): Ink[] {
  const { anchor, from, to, entry, stop, targets, end, label } = drawing;
  const [left, right] = [place.x(anchor, from), place.x(anchor, to)];
  const last = targets.at(-1) ?? entry;
  const box = (price: number, colour: string, fill: number): BoxInk => ({
    kind: "box",
    left,
    right,
    top: Math.min(place.y(entry), place.y(price)),
    bottom: Math.max(place.y(entry), place.y(price)),
    colour,
    fill,
    dash: null,
    alpha,
    is_backdrop: true,
  });
  const level = (price: number, colour: string, dash: "solid" | "dotted"): Ink => {
    const y = place.y(price);
    const points = [
      { x: left, y },
      { x: right, y },
    ];
    return { kind: "line", points, colour, width: 1, dash, alpha };
  };
  const upright = (x: number, words: string, dash: "dashed" | "solid", row: number): Ink[] => {
    const points = [
      { x, y: 0 },
      { x, y: place.height },
    ];
    const y = label_top + row * label_top;
    return [
      { kind: "line", points, colour: palette.muted, width: 1, dash, alpha: alpha * 0.8 },
      {
        kind: "text",
        text: words,
        x: x - 3,
        y: place.height - y,
        align: "right",
        away: -1,
        is_ringed: false,
        colour: palette.muted,
        alpha,
      },
    ];
  };
  return [
    box(stop, palette.down, 0.12),
    box(last, palette.up, 0.1),
    level(entry, palette.accent, "solid"),
    ...targets.map((price) => level(price, palette.up, "dotted")),
    ...upright(right, label, "dashed", 0),
    ...(end === null ? [] : upright(place.x(anchor, end.bar), end.label, "solid", 1)),
  ];
}
