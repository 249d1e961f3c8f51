import { expect, it } from "vitest";
import { draftFaults, firstDraft, requestOf, weightShare, type Draft } from "./ask";

const draft = firstDraft("BTC-USDT");
const weighed = (weights: Partial<Draft["weights"]>): Draft => ({
  ...draft,
  weights: { ...draft.weights, ...weights },
});
const none = { technical: "0", elliott_wave: "0", patterns: "0", fibonacci: "0", volume: "0" };

it("sends nothing that was left as it was", () => {
  expect(requestOf(draft)).toEqual({ symbol: "BTC-USDT", timeframe: "1h" });
  expect(draftFaults(draft)).toEqual({});
});

it("sends all weights once one is changed, and the least confidence", () => {
  expect(requestOf({ ...weighed({ volume: "15" }), confidence_min: "0.7" })).toEqual({
    symbol: "BTC-USDT",
    timeframe: "1h",
    confidence_min: 0.7,
    weights: { technical: 30, elliott_wave: 25, patterns: 20, fibonacci: 20, volume: 15 },
  });
});

it.each<[string, Draft, string, object]>([
  ["no market", { ...draft, symbol: "" }, "/symbol", { kind: "required" }],
  ["no confidence", { ...draft, confidence_min: " " }, "/confidence_min", { kind: "required" }],
  ["less than a coin", { ...draft, confidence_min: "0.4" }, "/confidence_min", { kind: "below", min: "0.5" }],
  ["more than all", { ...draft, confidence_min: "1.1" }, "/confidence_min", { kind: "above", max: "1" }],
  ["a word", weighed({ volume: "much" }), "/weights/volume", { kind: "not_a_number" }],
  ["less than nothing", weighed({ volume: "-1" }), "/weights/volume", { kind: "below", min: "0" }],
  ["nothing at all", weighed(none), "/weights", { kind: "all_zero" }],
])("names %s at its field", (_, wrong, pointer, fault) => {
  expect(draftFaults(wrong)).toEqual({ [pointer]: fault });
});

it("reckons what a weight is of all", () => {
  expect(weightShare(weighed({ volume: "105" }), "volume")).toBeCloseTo(52.5);
  expect(weightShare(weighed(none), "volume")).toBeNull();
  expect(weightShare(weighed({ volume: "x" }), "technical")).toBeNull();
});
