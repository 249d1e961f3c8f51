import { expect, it } from "vitest";
import type { ChartPalette } from "../palette_css";
import { extentOf, type Place } from "./place";
import { planInk } from "./trade_plan";
import type { PlanDrawing } from "./types";

const palette = { up: "up", down: "down", accent: "accent", muted: "muted" } as ChartPalette;
const place: Place = {
  width: 1_000,
  height: 500,
  x: (_, bar) => 100 + bar * 10,
  y: (price) => 500 - price,
  candle: () => null,
};
const short: PlanDrawing = {
  kind: "plan",
  id: "plan",
  anchor: 0,
  is_certain: true,
  is_faint: false,
  label: "void",
  from: -5,
  to: 20,
  entry: 100,
  stop: 110,
  targets: [85, 70],
  end: null,
};
const ink = (drawing: PlanDrawing) => planInk(drawing, place, palette, { alpha: 1, width: 1 });

it("boxes what is risked and what may be won, from its candle until it is void, upside down too", () => {
  const boxes = ink(short).flatMap((one) => (one.kind === "box" ? [one] : []));
  expect(boxes.map(({ colour, left, right, top, bottom }) => [colour, left, right, top, bottom])).toEqual([
    ["down", 50, 300, 390, 400],
    ["up", 50, 300, 400, 430],
  ]);
});

it("says where it is void, and where it ended", () => {
  const words = (drawing: PlanDrawing) =>
    ink(drawing).flatMap((one) => (one.kind === "text" ? [[one.text, one.x]] : []));
  expect(words(short)).toEqual([["void", 297]]);
  expect(words({ ...short, end: { bar: 3, label: "stopped" } })).toEqual([
    ["void", 297],
    ["stopped", 127],
  ]);
});

it("reaches from the stop to the last target", () => {
  expect(extentOf(short)).toEqual({ from: -5, to: 20, low: 70, high: 110 });
});
