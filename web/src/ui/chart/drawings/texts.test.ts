import { expect, it } from "vitest";
import { text_height, type TextInk } from "./ink";
import { spread } from "./texts";

const text = (x: number, y: number, away: 1 | -1 = 1): TextInk => ({
  kind: "text",
  text: "label",
  x,
  y,
  align: "left",
  away,
  is_ringed: false,
  colour: "",
  alpha: 1,
});

it("texts that lie apart stay", () => {
  const apart = [text(0, 10), text(200, 10), text(0, 40)];
  expect(spread(apart)).toEqual(apart);
});

it("the first stays, the next gives way in its own direction", () => {
  const placed = spread([text(0, 100), text(5, 100), text(5, 100, -1)]);
  expect(placed.map((one) => one.y)).toEqual([100, 100 + text_height, 100 - text_height]);
});

it("what finds no room stays where it was asked to be", () => {
  const crowd = Array.from({ length: 8 }, () => text(0, 100));
  expect(spread(crowd).map((one) => one.y)).toEqual([100, 114, 128, 142, 156, 100, 100, 100]);
});
