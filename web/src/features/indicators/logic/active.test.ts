import { describe, expect, it } from "vitest";
import type { IndicatorSeries } from "@/api/types";
import { indicators } from "@/testing/mock/indicators";
import { activeOf, patternNotes, studiesOf } from "./active";
import { chosenWith, type ChosenIndicator } from "./choice";
import { catalogueOf } from "./catalogue";
import { columnLabel, firstSentence, labelOf } from "./labels";
import { requestLine } from "./request";

const times = [10, 20];

function answer(choice: ChosenIndicator[], ...columns: (number | null)[][][]) {
  const series = choice.map((item, index): IndicatorSeries => {
    const spec = indicators.find((indicator) => indicator.name === item.name);
    if (spec === undefined) throw new Error("unknown");
    const text = requestLine([item]);
    const made = spec.outputs.map((output, at) => ({ ...output, values: columns[index]?.[at] ?? [] }));
    return { text, name: item.name, title: spec.title, params: {}, place: spec.place, columns: made };
  });
  return { line: requestLine(choice), times, series };
}

describe("what is on the chart", () => {
  it("keeps its pane while its values are on the way", () => {
    const active = activeOf(chosenWith([], "rsi"), indicators, undefined);
    expect(active[0]?.state).toEqual({ kind: "loading" });
    expect(studiesOf(active, [])).toMatchObject([{ place: 0, times: [], guides: [30, 70] }]);
  });

  it("says how many candles are needed where there is not one value", () => {
    const choice = chosenWith([], "sma", { timeperiod: "50" });
    const active = activeOf(choice, indicators, answer(choice, [[null, null]]));
    expect(active[0]?.state).toEqual({ kind: "few", needed: 50, is_about: true });
  });

  it("colours a line by its trend, which is not drawn as a price", () => {
    const choice = chosenWith([], "supertrend");
    const values = answer(choice, [
      [5, 6],
      [1, -1],
    ]);
    const [study] = studiesOf(activeOf(choice, indicators, values), times);
    expect(study?.plots).toEqual([
      { id: "supertrend", style: "line", colour: 0, values: [5, 6], signs: [1, -1] },
    ]);
  });

  it("draws the lines of a band alike, its middle dashed, and histograms under lines", () => {
    const choice = chosenWith(chosenWith([], "bbands"), "macd");
    const [band, macd] = studiesOf(activeOf(choice, indicators, answer(choice)), times);
    expect(band?.plots.map(({ style, colour }) => `${style} ${colour}`)).toEqual([
      "line 0",
      "dashed 0",
      "line 0",
    ]);
    expect(macd?.plots.map(({ style, colour }) => `${style} ${colour}`)).toEqual([
      "histogram 3",
      "line 1",
      "line 2",
    ]);
  });

  it("makes notes of patterns and neither lines nor panes", () => {
    const choice = chosenWith([], "cdlengulfing");
    const active = activeOf(choice, indicators, answer(choice, [[0, -100]]));
    expect(studiesOf(active, times)).toEqual([]);
    expect(patternNotes(active, times)).toEqual([{ t: 20, position: "above", text: "Engulfing" }]);
  });

  it("draws nothing of what is hidden", () => {
    const choice = chosenWith([], "sma").map((item) => ({ ...item, is_hidden: true }));
    expect(studiesOf(activeOf(choice, indicators, answer(choice, [[1, 2]])), times)).toEqual([]);
  });
});

it.each([
  ["bbands", { nbdevup: "2.5", source: "open" }, "BBANDS 20 2.5 2 open"],
  ["obv", {}, "OBV"],
  ["cdldoji", {}, "Doji"],
])("calls %s with %j %s", (name, params, label) => {
  const item = chosenWith([], name, params)[0] as ChosenIndicator;
  expect(
    labelOf(
      item,
      indicators.find((indicator) => indicator.name === name),
    ),
  ).toBe(label);
});

it("names a column only where there are several", () => {
  expect(columnLabel("RSI 14", "rsi", "rsi", 1)).toBe("RSI 14");
  expect(columnLabel("BBANDS 20", "bbands", "upperband", 3)).toBe("BBANDS 20 upperband");
});

it.each([
  ["The mean of `timeperiod` prices. Unit: the price's.", "The mean of timeperiod prices."],
  ["Weighs 0.5 of it, e.g. so. Source: X.", "Weighs 0.5 of it, e.g. so."],
  ["One clause; Another.", "One clause."],
  ["No stop", "No stop"],
])("cuts %j to its first sentence", (text, sentence) => expect(firstSentence(text)).toBe(sentence));

it("finds by name before title before description", () => {
  const found = catalogueOf(indicators, "ema", "").flatMap((group) => group.rows.map((row) => row.name));
  expect(found[0]).toBe("ema");
  expect(catalogueOf(indicators, "relative strength", "")[0]?.rows[0]?.name).toBe("rsi");
  expect(catalogueOf(indicators, "rsi", "trend")).toEqual([]);
});
