import { expect, it } from "vitest";
import { indicators } from "@/testing/mock/indicators";
import { chosenWith, type ChosenIndicator } from "../choice";
import { legendOf, placesOf } from "./panes";

function chosen(...names: string[]): ChosenIndicator[] {
  return names.reduce((choice, name) => chosenWith(choice, name), [] as ChosenIndicator[]);
}

function places(choice: ChosenIndicator[]) {
  return [...placesOf(choice, indicators).values()];
}

it("puts each where it is drawn, and panes in the order of the choice", () => {
  expect(places(chosen("rsi", "sma", "cdldoji", "macd"))).toEqual([0, "candles", "notes", 1]);
});

it("has four panes; the fifth waits until one is free", () => {
  const choice = chosen("rsi", "macd", "atr", "obv", "ao");
  expect(places(choice)).toEqual([0, 1, 2, 3, "no_pane"]);
  const freed = choice.map((item) => ({ ...item, is_hidden: item.name === "macd" }));
  expect(places(freed)).toEqual([0, "hidden", 1, 2, 3]);
});

it("names over the candles also what has no pane just now", () => {
  const all = [{ place: 0 }, { place: "hidden" }, { place: "candles" }, { place: 1 }] as const;
  expect(legendOf([...all], "candles").map(({ place }) => place)).toEqual(["hidden", "candles"]);
  expect(legendOf([...all], 1)).toEqual([{ place: 1 }]);
});
