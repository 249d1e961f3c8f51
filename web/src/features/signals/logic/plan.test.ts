import { expect, it } from "vitest";
import { distancePct, planLines, rewardMultiple } from "./plan";

it.each([
  ["100", "98", "-2.0000"],
  ["0.00000200", "0.00000210", "5.0000"],
  ["0", "1", null],
  [null, "1", null],
])("measures the way from %s to %s in percent", (from, to, expected) => {
  expect(distancePct(from, to)).toBe(expected);
});

it.each([
  ["100", "98", "103", 1.5],
  ["100", "102", "95", 2.5],
  ["100", "100", "103", null],
  ["100", "x", "103", null],
])("weighs a target against the risk, long and short: %s %s %s", (entry, stop, target, expected) => {
  expect(rewardMultiple(entry, stop, target)).toBe(expected);
});

it("draws entry, stop and each target", () => {
  const target = (price: string) => ({ price, fraction: 0.5, reason: "" });
  const signal = {
    id: "s",
    entry_price: "100",
    stop_loss: "98",
    take_profits: [target("103"), target("105")],
  };
  const lines = planLines(signal, { entry: "Entry", stop: "Stop", target: "TP" });
  expect(lines.map(({ kind, price, label }) => [kind, price, label])).toEqual([
    ["entry", "100", "Entry"],
    ["stop", "98", "Stop"],
    ["target", "103", "TP 1"],
    ["target", "105", "TP 2"],
  ]);
});
