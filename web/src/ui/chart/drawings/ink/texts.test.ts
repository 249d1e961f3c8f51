import { expect, it } from "vitest";
import { text_height, type TextInk } from "./ink";
import { kept, spread } from "./texts";

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
  expect([...spread(apart).values()]).toEqual(apart);
});

it("the first stays, the next gives way in its own direction", () => {
  const placed = spread([text(0, 100), text(5, 100), text(5, 100, -1)]);
  expect([...placed.values()].map((one) => one.y)).toEqual([100, 100 + text_height, 100 - text_height]);
});

it("what finds no room is left out", () => {
  const crowd = Array.from({ length: 10 }, () => text(0, 100));
  expect([...spread(crowd).values()].map((one) => one.y)).toEqual([100, 114, 128, 142, 156, 86, 72, 58]);
});

it.each([
  ["in the pane", text(100, 100), { x: 100, y: 100 }],
  ["under the legend", text(100, 3), { x: 100, y: 26 }],
  ["cut at the right", text(290, 100), { x: 300 - 2 - 5 * 6.1 - 6, y: 100 }],
  ["cut at the left", text(-10, 100), { x: 2, y: 100 }],
  ["cut at the bottom", text(100, 199), { x: 100, y: 191 }],
])("a text %s stays or comes in", (_, asked, at) =>
  expect(kept(asked, { width: 300, height: 200 })).toMatchObject(at),
);

it("a text far outside belongs to something that is not seen", () => {
  for (const asked of [text(-200, 100), text(400, 100), text(100, 300)])
    expect(kept(asked, { width: 300, height: 200 })).toBeNull();
});
