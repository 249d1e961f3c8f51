import { describe, expect, it } from "vitest";
import { complete, elliott, point, wave } from "@/testing/mock/analysis";
import { tellerOf } from "@/testing/teller";
import type { WaveDrawing } from "@/ui/chart/drawings/types";
import { elliottFindings, targetOf } from "./elliott";

const tell = (forming = [wave()], confirmed = [complete()]) =>
  elliottFindings(elliott(forming, confirmed), tellerOf());

it("the count that runs is dashed, the one that is complete is solid", () => {
  const [running, done] = tell();
  expect(running).toMatchObject({ state: "forming", is_aside: false, drawing: { is_certain: false } });
  expect(done).toMatchObject({ state: "confirmed", is_aside: false, drawing: { is_certain: true } });
});

it("bars are counted from the last analyzed candle", () => {
  const drawing = tell()[0]?.drawing as WaveDrawing;
  expect(drawing.points.map((spot) => spot.bar)).toEqual([-89, -69, -49]);
  expect(drawing.running).toEqual({ bar: 0, price: 105, label: "C" });
});

it("targets that count most make the box; it fails where a rule breaks", () => {
  expect(targetOf(wave())).toEqual({ low: 107, high: 111 });
  expect(targetOf(wave({ targets: [] }))).toBeNull();
  const drawing = tell()[0]?.drawing as WaveDrawing;
  expect(drawing.target).toMatchObject({ low: 107, high: 111, from: 0, to: 10, label: "target(107, 111)" });
  expect(drawing.fails).toMatchObject({ price: 95, label: "fails_below(95)" });
  expect((tell()[1]?.drawing as WaveDrawing).target).toBeNull();
});

it("says why: targets, guidelines with their score, relations", () => {
  expect(tell()[0]?.reasons).toEqual([
    { text: "target_reason(111, as long as wave A)", score: null },
    { text: "target_reason(107, 61.8 % of wave A)", score: null },
    { text: "target_reason(140, 161.8 % of wave A)", score: null },
    { text: "it explains 30 waves: met", score: 1 },
    { text: "wave B is 0.9 of wave A", score: null },
  ]);
});

describe("other ways to count", () => {
  it("are asides, fainter, the same count only once", () => {
    const other = wave({ kind: "zigzag", score: 0.7, points: [point(50, 101), point(70, 90, "A")] });
    const forming = [wave(), wave(), other];
    const found = tell(forming, []);
    expect(found.map((finding) => [finding.score, finding.is_aside, finding.drawing.is_faint])).toEqual([
      [0.8, false, false],
      [0.7, true, true],
    ]);
    expect(found[1]?.state).toBe("alternate");
  });

  it("the same turns by another name are a reason, not a drawing", () => {
    const found = tell([wave(), wave({ kind: "double_three", score: 0.7 })], []);
    expect(found).toHaveLength(1);
    expect(found[0]?.reasons.at(-1)).toEqual({ text: "also(structure(double_three))", score: 0.7 });
  });

  it("of complete counts the consistent reading is drawn, the best of other turns are asides", () => {
    const old = complete({ points: [point(1, 1), point(2, 2, "1")] });
    const minute = complete({ degree: "minute", points: [point(60, 1), point(70, 2, "[i]")] });
    const other = complete({ degree: "primary", points: [point(60, 1), point(65, 2, "[1]")] });
    const second = complete({ degree: "cycle", rank: 1 });
    const found = elliottFindings(
      elliott([], [old, minute, other, second], [old, minute, complete()]),
      tellerOf(),
    );
    expect(found.map((finding) => [finding.title, finding.is_aside])).toEqual([
      ["count(degree(minute), structure(regular_flat))", false],
      ["count(degree(minor), structure(regular_flat))", false],
      ["count(degree(primary), structure(regular_flat))", true],
      ["count(degree(minor), structure(regular_flat))", true],
    ]);
  });
});
