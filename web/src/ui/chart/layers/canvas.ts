/** Ink onto a canvas. */
import {
  glyph_radius,
  ring_radius,
  textBox,
  type Dash,
  type GlyphInk,
  type Ink,
  type TextInk,
} from "../drawings/ink/ink";
import type { ChartPalette } from "../palette_css";

const dashes: Record<Dash, number[]> = { solid: [], dashed: [6, 4], dotted: [1.5, 3.5] };
const font_px = 11;
const radius = 3;

export function paintInk(canvas: CanvasRenderingContext2D, ink: Ink, palette: ChartPalette): void {
  canvas.save();
  canvas.globalAlpha = ink.alpha;
  canvas.strokeStyle = ink.colour;
  canvas.fillStyle = ink.colour;
  switch (ink.kind) {
    case "line":
      canvas.lineWidth = ink.width;
      canvas.lineJoin = "round";
      canvas.setLineDash(dashes[ink.dash]);
      canvas.beginPath();
      for (const point of ink.points) canvas.lineTo(point.x, point.y);
      canvas.stroke();
      break;
    case "box": {
      const { left, top } = ink;
      const [width, height] = [ink.right - left, ink.bottom - top];
      canvas.globalAlpha = ink.alpha * ink.fill;
      canvas.fillRect(left, top, width, height);
      if (ink.dash === null) break;
      canvas.globalAlpha = ink.alpha * 0.8;
      canvas.setLineDash(dashes[ink.dash]);
      canvas.strokeRect(left + 0.5, Math.round(top) + 0.5, width, Math.round(height));
      break;
    }
    case "text":
      paintText(canvas, ink, palette);
      break;
    case "glyph":
      paintGlyph(canvas, ink);
      break;
  }
  canvas.restore();
}

/** On a plate of the background's colour: legible over candles. */
function paintText(canvas: CanvasRenderingContext2D, ink: TextInk, palette: ChartPalette): void {
  const box = textBox(ink);
  const alpha = canvas.globalAlpha;
  const middle = (box.left + box.right) / 2;
  canvas.fillStyle = palette.panel;
  canvas.globalAlpha = 0.82;
  canvas.beginPath();
  if (ink.is_ringed) canvas.arc(middle, ink.y, ring_radius, 0, 2 * Math.PI);
  else canvas.roundRect(box.left, box.top, box.right - box.left, box.bottom - box.top, radius);
  canvas.fill();
  // Words stay readable where lines step back.
  canvas.globalAlpha = Math.max(alpha, 0.6);
  if (ink.is_ringed) canvas.stroke();
  canvas.fillStyle = ink.colour;
  canvas.font = `${ink.is_ringed ? font_px - 1 : font_px}px ${palette.font}`;
  canvas.textAlign = "center";
  canvas.textBaseline = "middle";
  canvas.fillText(ink.text, middle, ink.y + 0.5);
}

function paintGlyph(canvas: CanvasRenderingContext2D, { shape, x, y }: GlyphInk): void {
  const r = glyph_radius;
  canvas.beginPath();
  if (shape === "diamond") {
    canvas.moveTo(x, y - r);
    canvas.lineTo(x + r, y);
    canvas.lineTo(x, y + r);
    canvas.lineTo(x - r, y);
  } else {
    const tip = shape === "up" ? -r : r;
    canvas.moveTo(x, y + tip);
    canvas.lineTo(x + r, y - tip);
    canvas.lineTo(x - r, y - tip);
  }
  canvas.closePath();
  canvas.fill();
}
