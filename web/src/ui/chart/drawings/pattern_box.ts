/** A chart shape: its turns joined, its edges, its target and the price at which it fails. */
import type { ChartPalette } from "../palette_css";
import type { Ink, Pixel } from "./ink/ink";
import { dashOf, type Look } from "./ink/look";
import type { Place } from "./place";
import type { NamedPrice, ShapeDrawing, Spot } from "./types";

const label_gap = 12;
const edge = 4;
/** Target and failure are drawn so far beyond the shape, in pixels. */
const beyond = 90;

export function shapeInk(drawing: ShapeDrawing, place: Place, palette: ChartPalette, look: Look): Ink[] {
  const { anchor, points, edges, label, target, fails } = drawing;
  const { alpha, width } = look;
  const colour = palette.studies[1] ?? palette.accent;
  const dash = dashOf(drawing);
  const at = (spot: Spot): Pixel => ({ x: place.x(anchor, spot.bar), y: place.y(spot.price) });
  const turns = points.map(at);
  const ink: Ink[] = [];
  // Where edges say it, the way between the turns is only a hint.
  ink.push({
    kind: "line",
    points: turns,
    colour,
    width: edges.length > 0 ? 1 : width,
    dash,
    alpha: edges.length > 0 ? alpha * 0.5 : alpha,
  });
  for (const edge of edges) ink.push({ kind: "line", points: edge.map(at), colour, width, dash, alpha });
  const all = [...turns, ...edges.flat().map(at)];
  const right = Math.max(...all.map((pixel) => pixel.x));
  const price = (named: NamedPrice, tone: string, away: -1 | 1) => {
    const y = place.y(named.price);
    const line = [
      { x: right, y },
      { x: right + beyond, y },
    ];
    ink.push({ kind: "line", points: line, colour: tone, width: 1, dash: "dashed", alpha });
    ink.push(text(named.label, right + 4, y + away * 8, away, tone, alpha, "left"));
  };
  const up = drawing.direction === "up";
  if (target !== null) price(target, colour, up ? -1 : 1);
  if (fails !== null) price(fails, palette.down, up ? 1 : -1);
  // Harmonic shapes have letters at their turns; the others' are told by the list.
  points.forEach((spot, index) => {
    if (!/^[XABCD]\b/.test(spot.label)) return;
    const pixel = turns[index] as Pixel;
    const away = isTop(points, index) ? -1 : 1;
    const name = spot.label.length > 1 ? `${spot.label[0]}?` : spot.label;
    ink.push(text(name, pixel.x, pixel.y + away * label_gap, away, colour, alpha, "center"));
  });
  const left = Math.min(...all.map((pixel) => pixel.x));
  const top = Math.min(...all.map((pixel) => pixel.y));
  // Its name stays with what of it is in sight.
  ink.push(
    text(label, right > edge ? Math.max(edge, left) : left, top - label_gap, -1, colour, alpha, "left"),
  );
  return ink;
}

function isTop(points: Spot[], index: number): boolean {
  const here = points[index] as Spot;
  const beside = points[index - 1] ?? points[index + 1];
  return beside === undefined || here.price >= beside.price;
}

function text(
  words: string,
  x: number,
  y: number,
  away: -1 | 1,
  colour: string,
  alpha: number,
  align: "left" | "center",
): Ink {
  return { kind: "text", text: words, x, y, align, away, is_ringed: false, colour, alpha };
}
