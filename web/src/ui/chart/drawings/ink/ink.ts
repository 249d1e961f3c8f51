/** Drawings in pixels, and how far a point is from them. */

export interface Pixel {
  x: number;
  y: number;
}

export type Dash = "solid" | "dashed" | "dotted";

export interface LineInk {
  kind: "line";
  points: Pixel[];
  colour: string;
  width: number;
  dash: Dash;
  alpha: number;
}

export interface BoxInk {
  kind: "box";
  left: number;
  top: number;
  right: number;
  bottom: number;
  colour: string;
  /** Opacity of the inside. */
  fill: number;
  /** `null`: no border. */
  dash: Dash | null;
  alpha: number;
  /** So wide that the pointer is in it all the time: it cannot be hit. */
  is_backdrop?: boolean;
}

export interface TextInk {
  kind: "text";
  text: string;
  x: number;
  /** The middle of the text. */
  y: number;
  align: "left" | "center" | "right";
  /** Where it goes when another text is in the way: up (-1), down (1). */
  away: -1 | 1;
  is_ringed: boolean;
  colour: string;
  alpha: number;
}

export interface GlyphInk {
  kind: "glyph";
  shape: "up" | "down" | "diamond";
  x: number;
  y: number;
  colour: string;
  alpha: number;
}

export type Ink = LineInk | BoxInk | TextInk | GlyphInk;

export const text_height = 14;
const letter_width = 6.1;
const text_pad = 6;
export const ring_radius = 8;
export const glyph_radius = 4.5;
/** A hit inside an area gives way to a line or mark that is nearer. */
const inside_distance = 4;

export function textBox(ink: TextInk): { left: number; right: number; top: number; bottom: number } {
  const width = ink.is_ringed ? 2 * ring_radius : ink.text.length * letter_width + text_pad;
  const left = ink.align === "left" ? ink.x : ink.align === "right" ? ink.x - width : ink.x - width / 2;
  const half = ink.is_ringed ? ring_radius : text_height / 2;
  return { left, right: left + width, top: ink.y - half, bottom: ink.y + half };
}

/** In pixels; `Infinity` where a point cannot hit it. */
export function inkDistance(ink: Ink, at: Pixel): number {
  switch (ink.kind) {
    case "line":
      return lineDistance(ink.points, at);
    case "box":
      return isInside(ink, at) && ink.is_backdrop !== true ? inside_distance : Number.POSITIVE_INFINITY;
    case "text":
      return isInside(textBox(ink), at) ? 0 : Number.POSITIVE_INFINITY;
    case "glyph":
      return Math.max(0, Math.hypot(at.x - ink.x, at.y - ink.y) - glyph_radius);
  }
}

function lineDistance(points: Pixel[], at: Pixel): number {
  let least = Number.POSITIVE_INFINITY;
  for (let index = 1; index < points.length; index += 1) {
    const from = points[index - 1] as Pixel;
    const to = points[index] as Pixel;
    least = Math.min(least, segmentDistance(from, to, at));
  }
  return least;
}

function segmentDistance(from: Pixel, to: Pixel, at: Pixel): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const square = dx * dx + dy * dy;
  const share = square === 0 ? 0 : ((at.x - from.x) * dx + (at.y - from.y) * dy) / square;
  const near = Math.max(0, Math.min(1, share));
  return Math.hypot(at.x - from.x - near * dx, at.y - from.y - near * dy);
}

function isInside(box: { left: number; right: number; top: number; bottom: number }, at: Pixel): boolean {
  return at.x >= box.left && at.x <= box.right && at.y >= box.top && at.y <= box.bottom;
}
