import { describe, expect, it } from "vitest";
import { inkDistance, textBox, type BoxInk, type LineInk, type TextInk } from "./ink";

const line: LineInk = {
  kind: "line",
  points: [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
    { x: 10, y: 10 },
  ],
  colour: "",
  width: 1,
  dash: "solid",
  alpha: 1,
};
const box: BoxInk = {
  kind: "box",
  left: 0,
  top: 0,
  right: 20,
  bottom: 10,
  colour: "",
  fill: 0.1,
  dash: null,
  alpha: 1,
};
const text: TextInk = {
  kind: "text",
  text: "abc",
  x: 50,
  y: 50,
  align: "left",
  away: 1,
  is_ringed: false,
  colour: "",
  alpha: 1,
};

describe("the distance of a point", () => {
  it.each([
    ["a line, beside its middle", line, { x: 5, y: 3 }, 3],
    ["a line, past its end", line, { x: 13, y: 14 }, 5],
    ["a line, at its bend", line, { x: 10, y: 0 }, 0],
    ["a box, inside: a line that is nearer wins", box, { x: 5, y: 5 }, 4],
    ["a box, outside", box, { x: 5, y: 11 }, Number.POSITIVE_INFINITY],
    ["a backdrop, inside", { ...box, is_backdrop: true }, { x: 5, y: 5 }, Number.POSITIVE_INFINITY],
    ["a text, on it", text, { x: 55, y: 52 }, 0],
    ["a text, left of it", text, { x: 49, y: 50 }, Number.POSITIVE_INFINITY],
    ["a mark, in it", { kind: "glyph", shape: "up", x: 0, y: 0, colour: "", alpha: 1 }, { x: 2, y: 0 }, 0],
    [
      "a mark, near it",
      { kind: "glyph", shape: "up", x: 0, y: 0, colour: "", alpha: 1 },
      { x: 9.5, y: 0 },
      5,
    ],
  ] as const)("from %s", (_, ink, at, distance) => expect(inkDistance(ink, at)).toBe(distance));
});

it("a text ends where it is aligned to", () => {
  expect(textBox({ ...text, align: "right" }).right).toBe(50);
  const centered = textBox({ ...text, align: "center" });
  expect(centered.left + centered.right).toBe(100);
});
