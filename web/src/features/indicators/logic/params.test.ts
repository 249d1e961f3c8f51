import { describe, expect, it } from "vitest";
import type { Indicator, IndicatorParam } from "@/api/types";
import { indicators } from "@/testing/mock/indicators";
import { candlesNeeded, boundsOf, paramFault, paramsOf } from "./params";

function specOf(name: string): Indicator {
  const spec = indicators.find((indicator) => indicator.name === name);
  if (spec === undefined) throw new Error(`no ${name}`);
  return spec;
}

const period = specOf("rsi").params[0] as IndicatorParam;
const source = specOf("rsi").params[1] as IndicatorParam;
const step: IndicatorParam = { ...period, name: "step", kind: "real", default: "0.5", min: -3e37, max: 3e37 };

describe("a parameter", () => {
  it.each([
    [period, "14", null],
    [period, " 14 ", null],
    [period, "", "required"],
    [period, "x", "not_a_number"],
    [period, "1e3", "not_a_number"],
    [period, "-", "not_a_number"],
    [period, "2.5", "not_whole"],
    [period, "1", "below"],
    [period, "100001", "above"],
    [step, "-0.25", null],
    [source, "open", null],
    [source, "hl9", "not_a_choice"],
  ])("%# %j", (param, typed, kind) => expect(paramFault(param, typed)?.kind ?? null).toBe(kind));

  it("tells bounds that mean something", () => {
    expect(boundsOf(period)).toEqual({ min: "2", max: "100000" });
    expect(boundsOf(step)).toEqual({ min: null, max: null });
  });
});

it("keeps what differs from the defaults, written plainly; nothing while something is wrong", () => {
  expect(paramsOf(specOf("bbands"), { timeperiod: "020", nbdevup: "+2.50" })).toEqual({ nbdevup: "2.5" });
  expect(paramsOf(specOf("bbands"), { timeperiod: "" })).toBeNull();
});

it.each([
  ["rsi", {}, { count: 15, is_about: false }],
  ["sma", { timeperiod: "200" }, { count: 200, is_about: true }],
  ["obv", {}, { count: 1, is_about: false }],
])("%s with %j needs so many candles", (name, params, needed) =>
  expect(candlesNeeded(specOf(name), params)).toEqual(needed),
);
