/** A count: its waves, their names at the turns, the box of its targets, and the price at which it fails. */
import type { ChartPalette } from "../palette_css";
import type { Ink, Pixel, TextInk } from "./ink/ink";
import { dashOf, type Look } from "./ink/look";
import type { Place } from "./place";
import type { NamedSpot, WaveDrawing } from "./types";

const label_gap = 14;
const aside_shift = 4;

export function waveInk(
  drawing: WaveDrawing,
  place: Place,
  palette: ChartPalette,
  look: Look,
  isFocused: boolean,
): Ink[] {
  const { points, running, target, fails, anchor } = drawing;
  const colour = palette.accent;
  const { alpha, width } = look;
  // Beside the main one where both go by the same turns.
  const shift = drawing.is_faint ? aside_shift : 0;
  const at = (spot: NamedSpot) => ({ x: place.x(anchor, spot.bar), y: place.y(spot.price) + shift });
  const ink: Ink[] = [];
  if (target !== null) {
    const [left, right] = [place.x(anchor, target.from), place.x(anchor, target.to)];
    const [top, bottom] = [place.y(target.high), place.y(target.low)];
    ink.push({ kind: "box", left, right, top, bottom, colour, fill: 0.07, dash: "dashed", alpha });
    ink.push(note(target.label, left + 2, Math.min(top, bottom) - 8, -1, colour, alpha));
  }
  if (fails !== null) {
    const y = place.y(fails.price);
    const x = place.x(anchor, fails.from);
    const line = [
      { x, y },
      { x: place.width, y },
    ];
    ink.push({ kind: "line", points: line, colour: palette.down, width: 1, dash: "dashed", alpha });
    const text = note(fails.label, Math.max(4, x), y + 9, 1, palette.down, alpha);
    ink.push(text);
  }
  for (const inside of isFocused ? drawing.inner : []) {
    const line = inside.map(at);
    ink.push({ kind: "line", points: line, colour, width: 1, dash: dashOf(drawing), alpha: alpha * 0.6 });
    ink.push(...names(inside.slice(0, -1), null, at, colour, alpha * 0.8));
  }
  ink.push({ kind: "line", points: points.map(at), colour, width, dash: dashOf(drawing), alpha });
  const last = points.at(-1);
  if (running !== null && last !== undefined)
    ink.push({ kind: "line", points: [at(last), at(running)], colour, width, dash: "dotted", alpha });
  return [...ink, ...names(points, running, at, colour, alpha)];
}

/** Over tops and under bottoms. */
function names(
  points: NamedSpot[],
  running: NamedSpot | null,
  at: (spot: NamedSpot) => Pixel,
  colour: string,
  alpha: number,
): TextInk[] {
  const named = running === null ? points : [...points, running];
  return named.flatMap((spot, index) => {
    if (spot.label === "") return [];
    const before = named[index - 1];
    const away = before !== undefined && spot.price >= before.price ? -1 : 1;
    const { x, y } = at(spot);
    const { text, is_ringed } = waveLabel(spot.label, spot === running);
    return [
      {
        kind: "text" as const,
        text,
        x,
        y: y + away * label_gap,
        align: "center" as const,
        away: away,
        is_ringed,
        colour,
        alpha,
      },
    ];
  });
}

/** Square brackets are drawn as a ring; a wave that runs is in question. */
export function waveLabel(label: string, is_running: boolean): { text: string; is_ringed: boolean } {
  const inner = /^\[(.*)\]$/.exec(label)?.[1];
  return { text: (inner ?? label) + (is_running ? "?" : ""), is_ringed: inner !== undefined };
}

function note(text: string, x: number, y: number, away: -1 | 1, colour: string, alpha: number): TextInk {
  return { kind: "text", text, x, y, align: "left", away, is_ringed: false, colour, alpha };
}
