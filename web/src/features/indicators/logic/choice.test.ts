import { describe, expect, it } from "vitest";
import { indicators } from "@/testing/mock/indicators";
import {
  choiceChecked,
  choiceOf,
  choiceText,
  chosenWith,
  indicators_max,
  type ChosenIndicator,
} from "./choice";

const rsi: ChosenIndicator = {
  id: "i1",
  name: "rsi",
  params: { timeperiod: "21" },
  is_hidden: false,
  colour: 0,
};

describe("choice in the browser", () => {
  it("is read back as it was written", () => {
    const choice = chosenWith([rsi], "bbands");
    expect(choiceOf(choiceText(choice))).toEqual(choice);
  });

  it.each([
    ["nothing", null],
    ["no JSON", "{"],
    ["another version", JSON.stringify({ version: 2, indicators: [rsi] })],
    ["no list", JSON.stringify({ version: 1, indicators: "rsi" })],
    ["an array", "[]"],
  ])("is empty from %s", (_what, text) => expect(choiceOf(text)).toEqual([]));

  it("leaves out what has not the shape, and a second of one id", () => {
    const indicators = [
      rsi,
      { ...rsi },
      { ...rsi, id: "i2", name: "rsi),x(" },
      { ...rsi, id: 3 },
      null,
      { id: "i4", name: "sma", params: { timeperiod: 5, source: "open", "a b": "x" }, colour: -1 },
    ];
    expect(choiceOf(JSON.stringify({ version: 1, indicators }))).toEqual([
      rsi,
      { id: "i4", name: "sma", params: { source: "open" }, is_hidden: false, colour: 0 },
    ]);
  });

  it("takes no more than the server answers", () => {
    const many = Array.from({ length: 30 }, (_, index) => ({ ...rsi, id: `i${index}` }));
    expect(choiceOf(choiceText(many))).toHaveLength(indicators_max);
    expect(chosenWith(many.slice(0, indicators_max), "sma")).toHaveLength(indicators_max);
  });
});

describe("choice against the registry", () => {
  it("names what is unknown and keeps the rest", () => {
    const { kept, unknown } = choiceChecked([rsi, { ...rsi, id: "i2", name: "gone" }], indicators);
    expect(kept).toEqual([rsi]);
    expect(unknown).toEqual(["gone"]);
  });

  it("drops parameters that would be refused, are unknown, or say the default", () => {
    const params = { timeperiod: "1", source: "close", lost: "3" };
    expect(choiceChecked([{ ...rsi, params }], indicators).kept[0]?.params).toEqual({});
  });
});

it("gives a new one the lowest free colour and an id of its own", () => {
  const choice = [rsi, { ...rsi, id: "i7", colour: 2 }];
  expect(chosenWith(choice, "sma").at(-1)).toMatchObject({ id: "i8", colour: 1 });
});
