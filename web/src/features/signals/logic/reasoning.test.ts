import { expect, it } from "vitest";
import { reasoningOf } from "@/testing/mock/signals";
import { blendOf, mainReason, sideOf, sourceRows } from "./reasoning";

it("draws each source as long as weight times lean, the heaviest whole one being one", () => {
  const rows = sourceRows(reasoningOf({ technical: -1, elliott_wave: 0.4, patterns: 0, volume: 1 }));
  expect(rows.map(({ name, side, length }) => [name, side, Number(length.toFixed(3))])).toEqual([
    ["technical", "down", 1],
    ["elliott_wave", "up", 0.333],
    ["patterns", "none", 0],
    ["fibonacci", "none", 0],
    ["volume", "up", 0.167],
  ]);
});

it("adds up to the blend", () => {
  const reasoning = reasoningOf({ technical: -1, elliott_wave: 0.4, volume: 1 });
  expect(blendOf(reasoning)).toBeCloseTo(-0.3 + 0.1 + 0.05);
  expect(sourceRows(reasoning).reduce((sum, row) => sum + row.share, 0)).toBeCloseTo(blendOf(reasoning));
});

it("tells the argument that speaks most for the signal, not the heaviest against it", () => {
  const reasoning = reasoningOf({ technical: 0.2, elliott_wave: 0.9, patterns: -0.5 });
  reasoning.elliott_wave.arguments = [
    { text: "against", weight: 0.6, lean: -0.2, drawing: [] },
    { text: "for", weight: 0.5, lean: 1, drawing: [] },
  ];
  expect(mainReason(reasoning)).toEqual({ name: "elliott_wave", text: "for" });
});

it("falls back to the source's own words where it has no argument", () => {
  const reasoning = reasoningOf({ technical: -0.8 });
  reasoning.technical.arguments = [];
  expect(mainReason(reasoning).text).toBe(reasoning.technical.text);
});

it("takes what rounds to nothing for no side", () => {
  expect([0.004, -0.004, 0.02, -0.02].map(sideOf)).toEqual(["none", "none", "up", "down"]);
});
