import { describe, expect, it } from "vitest";
import { waveLabel } from "../elliott_wave";
import { dashOf, lookOf } from "./look";
import type { LevelDrawing } from "../types";

const drawing: LevelDrawing = {
  kind: "level",
  id: "a",
  anchor: 0,
  is_certain: true,
  is_faint: false,
  label: "",
  low: 1,
  high: 2,
  from: 0,
  role: "support",
  strength: 1,
};

it("what may still change is dashed", () => {
  expect(dashOf({ is_certain: true })).toBe("solid");
  expect(dashOf({ is_certain: false })).toBe("dashed");
});

describe("what is looked at", () => {
  it("steps forward, the others step back", () => {
    const [calm, focused, beside] = [null, drawing, { ...drawing, id: "b" }].map((focus) =>
      lookOf(drawing, focus),
    );
    expect(focused?.width).toBeGreaterThan(calm?.width ?? 0);
    expect(beside?.alpha).toBeLessThan(calm?.alpha ?? 0);
  });

  it("beside an alternate the main one stays", () => {
    const faint = { ...drawing, id: "b", is_faint: true };
    expect(lookOf(drawing, faint)).toEqual(lookOf(drawing, null));
  });

  it("an alternate is fainter than the main one, looked at or not", () => {
    const faint = { ...drawing, is_faint: true };
    expect(lookOf(faint, null).alpha).toBeLessThan(lookOf(drawing, null).alpha);
    expect(lookOf(faint, faint).alpha).toBeLessThan(lookOf(drawing, drawing).alpha);
  });
});

it.each([
  ["[A]", false, { text: "A", is_ringed: true }],
  ["[iv]", true, { text: "iv?", is_ringed: true }],
  ["(3)", false, { text: "(3)", is_ringed: false }],
  ["5", true, { text: "5?", is_ringed: false }],
])("the wave %s is labelled by its degree", (label, is_running, expected) =>
  expect(waveLabel(label, is_running)).toEqual(expected),
);
