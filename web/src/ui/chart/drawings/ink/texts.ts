/** Texts that would lie over each other give way. */
import { textBox, text_height, type TextInk } from "./ink";

/** So many lines its own way, then so many the other. */
const steps = [0, 1, 2, 3, 4, -1, -2, -3];
/** The legend stands there. */
const top_kept = 26;
const edge = 2;
/** A text so far outside belongs to something that is not seen. */
const lost = 40;

/** Moves a text that would be cut off into the pane; `null` for one that belongs elsewhere. */
export function kept(text: TextInk, pane: { width: number; height: number }): TextInk | null {
  const box = textBox(text);
  if (box.right < 0 || box.left > pane.width || text.y < -lost || text.y > pane.height + lost) return null;
  const half = (box.bottom - box.top) / 2;
  const y = Math.max(top_kept, Math.min(pane.height - half - edge, text.y));
  const shift = Math.max(edge - box.left, Math.min(0, pane.width - edge - box.right));
  return { ...text, x: text.x + (text.is_ringed ? 0 : shift), y };
}

/** In order of importance: the first stays, the next moves out of its way; what finds no room is left to the list. */
export function spread(texts: TextInk[]): Map<TextInk, TextInk> {
  const placed = new Map<TextInk, TextInk>();
  const taken: TextInk[] = [];
  for (const text of texts) {
    const free = steps
      .map((step) => ({ ...text, y: text.y + step * text.away * text_height }))
      .find((moved) => taken.every((other) => !overlap(other, moved)));
    if (free === undefined) continue;
    placed.set(text, free);
    taken.push(free);
  }
  return placed;
}

function overlap(one: TextInk, other: TextInk): boolean {
  const [a, b] = [textBox(one), textBox(other)];
  return a.left < b.right && b.left < a.right && a.top < b.bottom - 1 && b.top < a.bottom - 1;
}
