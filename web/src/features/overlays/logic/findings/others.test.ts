import { describe, expect, it } from "vitest";
import {
  fibonacci,
  level,
  levels,
  line,
  patterns,
  point,
  reading,
  shape,
  swing,
  zone,
} from "@/testing/mock/analysis";
import { tellerOf } from "@/testing/teller";
import type { FibSwingDrawing, ShapeDrawing } from "@/ui/chart/drawings/types";
import { candlestickFindings } from "./candlesticks";
import { fibonacciFindings, percentOf } from "./fibonacci";
import { levelFindings, lineFindings } from "./levels";
import { shapeFindings } from "./shapes";

describe("Fibonacci", () => {
  const large = swing("large", point(10, 100), point(60, 120));
  it("draws the latest swing of the largest size; the other sizes are asides", () => {
    const found = fibonacciFindings(
      fibonacci(
        [swing("small", point(80, 118), point(90, 110)), swing("large", point(0, 90), point(9, 95)), large],
        [],
      ),
      tellerOf(),
    );
    expect(found.map((finding) => [finding.title, finding.is_aside])).toEqual([
      ["swing(large, true)", false],
      ["swing(small, false)", true],
    ]);
    const drawing = found[0]?.drawing as FibSwingDrawing;
    expect(drawing.levels.map((one) => [one.label, one.is_beyond])).toEqual([
      ["61.8 % · 107.64", false],
      ["127.2 % · 125.44", true],
    ]);
    expect(drawing.times).toEqual([{ bar: 11, label: "×1" }]);
    expect(found[0]?.reasons).toHaveLength(3);
  });

  it("draws zones of three levels and more near the price, from when they were certain", () => {
    const zones = [zone(106, 107, 3), zone(104, 104.5, 2), zone(200, 201, 5)];
    const found = fibonacciFindings(fibonacci([large], zones), tellerOf()).slice(1);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      state: "levels(3)",
      drawing: { low: 106, high: 107, from: -9, label: "levels(3)" },
    });
  });

  it.each([
    [0.618, "61.8 %"],
    [0.5, "50 %"],
    [1.272, "127.2 %"],
  ])("%s is %s", (ratio, text) => expect(percentOf(ratio)).toBe(text));
});

describe("chart shapes", () => {
  it("a confirmed one is solid with target and failure, one that forms is dashed, an ended one has neither", () => {
    const forming = shape({
      name: "shark",
      state: "forming",
      confirmed_at: null,
      target: null,
      invalidation: null,
      direction: null,
    });
    const found = shapeFindings(
      patterns([shape({ state: "invalidated", name: "wedge" }), shape(), forming]),
      tellerOf(),
    );
    expect(
      found.map(({ state, drawing }) => [state, drawing.is_certain, (drawing as ShapeDrawing).is_ended]),
    ).toEqual([
      ["shape_state(confirmed)", true, false],
      ["shape_state(forming)", false, false],
      ["shape_state(invalidated)", true, true],
    ]);
    const [stands, forms, ended] = found.map((finding) => finding.drawing as ShapeDrawing);
    expect(stands?.target).toEqual({ price: 92, label: "target_short 92" });
    expect(stands?.fails?.label).toBe("fails_above(104)");
    expect([forms?.target, forms?.fails, ended?.target, ended?.fails]).toEqual([null, null, null, null]);
  });

  it("its edges run from its first turn to the close that confirmed it", () => {
    const drawing = shapeFindings(patterns([shape()]), tellerOf())[0]?.drawing as ShapeDrawing;
    expect(drawing.edges).toEqual([
      [
        { bar: -39, price: 99 },
        { bar: -19, price: 101 },
      ],
    ]);
  });

  it("of several that form from the same turns the best is drawn, the others are asides", () => {
    const forming = ["gartley", "crab"].map((name, index) =>
      shape({ name, state: "forming", score: 1 - index / 10 }),
    );
    const found = shapeFindings(patterns(forming), tellerOf());
    expect(found.map((finding) => [finding.id.split("|")[1], finding.is_aside])).toEqual([
      ["gartley", false],
      ["crab", true],
    ]);
  });
});

describe("levels and lines", () => {
  it("draws what holds and is near the price", () => {
    const found = levelFindings(
      levels([level(), level({ state: "broken" }), level({ price: 300, low: 299, high: 301 })]),
      tellerOf(),
    );
    expect(found.map((finding) => finding.title)).toEqual(["level(support, 100)"]);
    expect(found[0]).toMatchObject({
      score: 0.7,
      state: "level_state(intact)",
      drawing: { from: -79, low: 99.5 },
    });
  });

  it("a third touch makes a line certain", () => {
    const found = lineFindings(levels([], [line(), line({ touches: 3, slope: 0.3 })]), tellerOf());
    expect(found.map(({ state, drawing, reasons }) => [state, drawing.is_certain, reasons[0]?.text])).toEqual(
      [
        ["confirmed", true, "third_touch"],
        ["unconfirmed", false, "third_touch_missing"],
      ],
    );
  });

  it("lines that say the same count once, lines far away not at all", () => {
    const found = lineFindings(
      levels([], [line(), line({ from: point(22, 90.4) }), line({ slope: 5 })]),
      tellerOf(),
    );
    expect(found).toHaveLength(1);
    expect(found[0]?.detail).toBe("touches(2) · line_now(105.8)");
  });
});

describe("candlesticks", () => {
  it("one mark for each candle: the surest first, what is in doubt not at all", () => {
    const found = candlestickFindings(
      patterns(
        [],
        [
          reading({ confirmed_index: 80, confirmed_at: 80, confidence: 0.5 }),
          reading({ title: "Doji", bias: "neutral", confidence: 0.9, words: "a doji" }),
          reading(),
          reading({ confirmed_index: 95, confirmed_at: 95, started_index: 95, title: "Hammer" }),
        ],
      ),
      tellerOf(),
    );
    expect(found.map((finding) => finding.title)).toEqual(["Hammer", "and_more(Engulfing, 1)"]);
    expect(found[1]).toMatchObject({
      state: "bias(bullish)",
      drawing: { from: -10, to: -9, bias: "bullish" },
    });
    expect(found[1]?.reasons.map((reason) => reason.text)).toEqual([reading().words, "a doji"]);
  });
});
