import { expect, it } from "vitest";
import { indicators } from "@/testing/mock/indicators";
import { chosenWith } from "./choice";
import { presets, presetsOffered, withPreset } from "./presets";
import { requestLine, requestText } from "./request";

it.each([
  ["rsi", {}, "rsi"],
  ["rsi", { timeperiod: "21" }, "rsi(timeperiod=21)"],
  ["bbands", { timeperiod: "10", matype: "ema" }, "bbands(timeperiod=10,matype=ema)"],
])("asks for %s with %j as %s", (name, params, text) => expect(requestText({ name, params })).toBe(text));

it("asks for all in one line, hidden ones too", () => {
  const choice = chosenWith(chosenWith([], "rsi", { timeperiod: "7" }), "macd");
  expect(requestLine(choice.map((item) => ({ ...item, is_hidden: true })))).toBe("rsi(timeperiod=7),macd");
  expect(requestLine([])).toBe("");
});

it("adds of a preset what is not there yet", () => {
  const trend = presets.find((preset) => preset.id === "trend");
  if (trend === undefined) throw new Error("no such preset");
  const choice = withPreset(chosenWith([], "ema", { timeperiod: "50" }), trend);
  expect(requestLine(choice)).toBe("ema(timeperiod=50),ema(timeperiod=20),ema(timeperiod=200)");
});

it("offers only presets that the server can compute as a whole", () => {
  const known = indicators.filter((indicator) => indicator.name !== "rsi");
  expect(presetsOffered(known).map((preset) => preset.id)).toEqual(["trend", "bands"]);
});
