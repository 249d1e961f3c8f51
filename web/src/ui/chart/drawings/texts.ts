/** Texts that would lie over each other give way. */
import { textBox, text_height, type TextInk } from "./ink";

const tries_max = 5;

/** In order of importance: the first stays, the next moves its own way; what finds no room stays where it was asked to be. */
export function spread(texts: TextInk[]): TextInk[] {
  const placed: TextInk[] = [];
  for (const text of texts) {
    const steps = Array.from({ length: tries_max }, (_, index) => index);
    const free = steps
      .map((step) => ({ ...text, y: text.y + step * text.away * text_height }))
      .find((moved) => placed.every((other) => !overlap(other, moved)));
    placed.push(free ?? text);
  }
  return placed;
}

function overlap(one: TextInk, other: TextInk): boolean {
  const [a, b] = [textBox(one), textBox(other)];
  return a.left < b.right && b.left < a.right && a.top < b.bottom - 1 && b.top < a.bottom - 1;
}
