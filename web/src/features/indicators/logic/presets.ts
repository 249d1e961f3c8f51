/** Sets that people know; only those are offered that the server can compute as a whole. */
import { msg } from "@lingui/core/macro";
import type { MessageDescriptor } from "@lingui/core";
import type { Indicator } from "@/api/types";
import { chosenWith, type ChosenIndicator } from "./choice";
import { requestText } from "./request";

export interface Preset {
  id: string;
  title: MessageDescriptor;
  indicators: { name: string; params: Record<string, string> }[];
}

export const presets: Preset[] = [
  {
    id: "trend",
    title: msg`Trend: EMA 20/50/200`,
    indicators: ["20", "50", "200"].map((timeperiod) => ({ name: "ema", params: { timeperiod } })),
  },
  {
    id: "momentum",
    title: msg`Momentum: RSI + MACD`,
    indicators: [
      { name: "rsi", params: {} },
      { name: "macd", params: {} },
    ],
  },
  {
    id: "bands",
    title: msg`Bands: Bollinger + Keltner`,
    indicators: [
      { name: "bbands", params: {} },
      { name: "kc", params: {} },
    ],
  },
];

export function presetsOffered(known: Indicator[]): Preset[] {
  return presets.filter((preset) =>
    preset.indicators.every(({ name }) => known.some((indicator) => indicator.name === name)),
  );
}

/** Adds what is not there yet. */
export function withPreset(choice: ChosenIndicator[], preset: Preset): ChosenIndicator[] {
  const there = new Set(choice.map(requestText));
  return preset.indicators
    .filter((wanted) => !there.has(requestText(wanted)))
    .reduce((made, wanted) => chosenWith(made, wanted.name, wanted.params), choice);
}
