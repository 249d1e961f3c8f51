import { expect, it } from "vitest";
import type { Signal } from "@/api/types";
import { SignalDesk } from "@/testing/mock/signals";
import { Market } from "@/testing/mock/market";
import { argumentDrawing, barAt, drawnArguments, planDrawing, untilOf } from "./drawing";

const frame = { anchor: Date.parse("2026-03-02T07:00:00Z"), timeframe: "1h" as const };
const words = { until: "void", ended: "stopped" };
const { signals } = new SignalDesk(new Market());
const of = (change: Partial<Signal>): Signal => ({ ...(signals[0] as Signal), ...change });
const argument = (labels: string[]) => ({
  text: "",
  weight: 1,
  lean: -0.5,
  drawing: labels.map((label, index) => ({
    t: frame.anchor - (5 - index) * 3_600_000,
    price: 100 + index,
    label,
  })),
});

it.each([
  ["2026-03-02T07:00:00Z", 0],
  ["2026-03-02T07:59:59Z", 0],
  ["2026-03-02T08:00:00Z", 1],
  ["2026-03-02T06:59:00Z", -1],
])("puts %s into bar %d", (instant, bar) => expect(barAt(Date.parse(instant), frame)).toBe(bar));

it("draws a plan from the candle after its own until it is void, and where it ended", () => {
  const drawn = planDrawing(
    of({
      raised_at: "2026-03-02T05:00:00Z",
      expires_at: "2026-03-02T10:00:00Z",
      outcome: {
        end: "stopped",
        ended_at: "2026-03-02T07:00:00Z",
        targets_reached: 0,
        return_pct: "-2",
        risk_multiple: -1,
      },
    }),
    frame,
    words,
  );
  expect(drawn).toMatchObject({ from: -2, to: 3, end: { bar: -1, label: "stopped" }, label: "void" });
});

it("asks for older candles where the newest do not reach back to the signal", () => {
  const signal = of({ raised_at: "2026-03-02T05:00:00Z", expires_at: "2026-03-04T05:00:00Z", outcome: null });
  const at = Date.parse(signal.raised_at);
  const hour_ms = 3_600_000;
  expect(untilOf(signal, undefined, "1h")).toBeUndefined();
  expect(untilOf(signal, at - 60 * hour_ms, "1h")).toBeUndefined();
  expect(untilOf(signal, at - 59 * hour_ms, "1h")).toBe(at + (48 + 60) * hour_ms);
});

it("draws waves, swings and shapes each in their way, and nothing where there is nothing", () => {
  const kindOf = (source: "elliott_wave" | "fibonacci" | "patterns", labels: string[]) =>
    argumentDrawing({ node: "n", source, argument: argument(labels) }, frame)?.kind ?? null;
  expect(kindOf("elliott_wave", ["", "(1)", "(2)"])).toBe("wave");
  expect(kindOf("fibonacci", ["start", "end"])).toBe("fib_swing");
  expect(kindOf("patterns", ["pole", "bottom", "top"])).toBe("shape");
  expect(kindOf("patterns", [])).toBeNull();
});

it("measures a swing's levels from its end", () => {
  const drawn = argumentDrawing(
    { node: "n", source: "fibonacci", argument: argument(["start", "end"]) },
    frame,
  );
  expect(drawn?.kind === "fib_swing" && drawn.levels[2]).toMatchObject({ price: 100.5, label: "50.0%" });
});

it("knows arguments with drawings by their place in the tree", () => {
  expect(drawnArguments(of({})).map(({ node }) => node)).toEqual(["elliott_wave/0"]);
});
