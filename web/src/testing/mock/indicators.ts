/** A few indicators of each kind, computed plainly: enough to see every way of drawing. */
import type { Candle, Indicator, IndicatorParam, IndicatorSeries } from "../../api/types.ts";
import { formulas, type Columns, type Prices } from "./formulas.ts";

function whole(name: string, fallback: number, description = "the window, in bars"): IndicatorParam {
  return { name, description, kind: "integer", default: String(fallback), min: 2, max: 100_000, options: [] };
}

function real(name: string, fallback: number, description: string): IndicatorParam {
  return { name, description, kind: "real", default: String(fallback), min: 0, max: 100, options: [] };
}

const source: IndicatorParam = {
  name: "source",
  description: "the price it reads",
  kind: "choice",
  default: "close",
  min: null,
  max: null,
  options: ["open", "high", "low", "close"],
};

type Row = [
  name: string,
  title: string,
  group: string,
  place: Indicator["place"],
  warmup: number,
  params: IndicatorParam[],
  outputs: [string, Indicator["outputs"][number]["style"]][],
  description: string,
];

const rows: Row[] = [
  [
    "sma",
    "Simple moving average",
    "trend",
    "chart",
    29,
    [whole("timeperiod", 30), source],
    [["sma", "line"]],
    "The mean of the last `timeperiod` prices. Unit: the price's.",
  ],
  [
    "ema",
    "Exponential moving average",
    "trend",
    "chart",
    29,
    [whole("timeperiod", 30), source],
    [["ema", "line"]],
    "Each price weighs 2 / (n + 1). Seeded with the mean of the first window.",
  ],
  [
    "bbands",
    "Bollinger bands",
    "trend",
    "chart",
    19,
    [
      whole("timeperiod", 20),
      real("nbdevup", 2, "standard deviations above"),
      real("nbdevdn", 2, "standard deviations below"),
      source,
    ],
    [
      ["upperband", "line"],
      ["middleband", "line"],
      ["lowerband", "line"],
    ],
    "An average with bands some standard deviations away. Source: J. Bollinger (2001).",
  ],
  [
    "kc",
    "Keltner channel",
    "trend",
    "chart",
    19,
    [whole("timeperiod", 20), real("nbdev", 2, "average true ranges away")],
    [
      ["upperband", "line"],
      ["middleband", "line"],
      ["lowerband", "line"],
    ],
    "An average with bands some average true ranges away.",
  ],
  [
    "sar",
    "Parabolic stop and reverse",
    "trend",
    "chart",
    1,
    [real("acceleration", 0.02, "the step"), real("maximum", 0.2, "the largest step")],
    [["sar", "dots"]],
    "A stop that follows price faster the longer the trend lasts.",
  ],
  [
    "supertrend",
    "SuperTrend",
    "trend",
    "chart",
    10,
    [whole("timeperiod", 10), real("multiplier", 3, "average true ranges away")],
    [
      ["supertrend", "line"],
      ["trend", "integer"],
    ],
    "A band that turns with a close beyond it. Source: O. Seban.",
  ],
  [
    "rsi",
    "Relative strength index",
    "momentum",
    "pane",
    14,
    [whole("timeperiod", 14), source],
    [["rsi", "line"]],
    "Wilder's ratio of gains to all moves, 0 to 100. Source: J. W. Wilder (1978).",
  ],
  [
    "macd",
    "Moving average convergence/divergence",
    "momentum",
    "pane",
    33,
    [whole("fastperiod", 12), whole("slowperiod", 26), whole("signalperiod", 9), source],
    [
      ["macd", "line"],
      ["macdsignal", "line"],
      ["macdhist", "histogram"],
    ],
    "The fast average less the slow one, its own average, and what is between them.",
  ],
  [
    "mom",
    "Momentum",
    "momentum",
    "pane",
    10,
    [whole("timeperiod", 10), source],
    [["mom", "line"]],
    "The price less that of `timeperiod` bars ago.",
  ],
  [
    "ao",
    "Awesome oscillator",
    "momentum",
    "pane",
    33,
    [whole("fastperiod", 5), whole("slowperiod", 34)],
    [["ao", "histogram"]],
    "The average middle of 5 bars less that of 34.",
  ],
  [
    "atr",
    "Average true range",
    "volatility",
    "pane",
    14,
    [whole("timeperiod", 14)],
    [["atr", "line"]],
    "Wilder's average of the true range. Unit: the price's.",
  ],
  [
    "stddev",
    "Standard deviation",
    "statistic",
    "pane",
    19,
    [whole("timeperiod", 20), source],
    [["stddev", "line"]],
    "Of the last prices, divided by n.",
  ],
  [
    "obv",
    "On-balance volume",
    "volume",
    "pane",
    0,
    [],
    [["obv", "line"]],
    "Volume added on rises and taken off on falls.",
  ],
  [
    "cdldoji",
    "Doji",
    "candlestick",
    "pane",
    10,
    [],
    [["cdldoji", "integer"]],
    "100 where the body is a doji.",
  ],
  [
    "cdlengulfing",
    "Engulfing",
    "candlestick",
    "pane",
    2,
    [],
    [["cdlengulfing", "integer"]],
    "100 or -100 where a body swallows the one before.",
  ],
];

export const indicators: Indicator[] = rows.map(
  ([name, title, group, place, warmup, params, outputs, description]) => ({
    name,
    title,
    group,
    place,
    warmup,
    params,
    outputs: outputs.map(([output, style]) => ({ name: output, style })),
    description,
  }),
);

/** What the line asks for over the last of the candles, or what is wrong with it. */
export function indicatorsOf(line: string, history: Candle[], count: number): IndicatorSeries[] | string {
  const made: IndicatorSeries[] = [];
  for (const text of line.match(/\w+(?:\([^)]*\))?/g) ?? []) {
    const [, name = "", inside = ""] = /^(\w+)(?:\((.*)\))?$/.exec(text) ?? [];
    const spec = indicators.find((indicator) => indicator.name === name);
    if (spec === undefined) return `there is no indicator '${name}'`;
    const params = Object.fromEntries(spec.params.map((param) => [param.name, param.default]));
    for (const [index, part] of inside.split(",").filter(Boolean).entries()) {
      const [left = "", right] = part.split("=");
      params[right === undefined ? (spec.params[index]?.name ?? "") : left] = right ?? left;
    }
    const columns = columnsOf(name, history, params);
    made.push({
      text,
      name,
      title: spec.title,
      params,
      place: spec.place,
      columns: spec.outputs.map((output, index) => ({
        ...output,
        values: (columns[index] ?? []).slice(-count).map((value) => (Number.isFinite(value) ? value : null)),
      })),
    });
  }
  return made;
}

function columnsOf(name: string, history: Candle[], params: Record<string, string>): Columns {
  const pick = (field: "open" | "high" | "low" | "close" | "volume") =>
    history.map((candle) => Number(candle[field]));
  const prices: Prices = {
    open: pick("open"),
    high: pick("high"),
    low: pick("low"),
    close: pick("close"),
    volume: pick("volume"),
    source: pick((params["source"] ?? "close") as "close"),
  };
  return formulas[name]?.(prices, (param) => Number(params[param])) ?? [];
}
