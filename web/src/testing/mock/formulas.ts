/** Formulas of the mock's indicators. NaN is "no value"; the server's own are far more careful. */
export interface Prices {
  open: number[];
  high: number[];
  low: number[];
  close: number[];
  volume: number[];
  source: number[];
}

export type Columns = number[][];
type Formula = (prices: Prices, param: (name: string) => number) => Columns;

export const formulas: Record<string, Formula> = {
  sma: ({ source }, param) => [sma(source, param("timeperiod"))],
  ema: ({ source }, param) => [ema(source, 2 / (param("timeperiod") + 1), param("timeperiod"))],
  bbands({ source }, param) {
    const middle = sma(source, param("timeperiod"));
    const spread = deviation(source, param("timeperiod"));
    return [
      middle.map((value, index) => value + param("nbdevup") * (spread[index] ?? NaN)),
      middle,
      middle.map((value, index) => value - param("nbdevdn") * (spread[index] ?? NaN)),
    ];
  },
  kc(prices, param) {
    const middle = ema(prices.close, 2 / (param("timeperiod") + 1), param("timeperiod"));
    const range = atr(prices, 10);
    return [1, 0, -1].map((side) =>
      middle.map((value, index) => value + side * param("nbdev") * (range[index] ?? NaN)),
    );
  },
  sar: ({ high, low }, param) => [sar(high, low, param("acceleration"), param("maximum"))],
  supertrend: (prices, param) => supertrend(prices, param("timeperiod"), param("multiplier")),
  rsi({ source }, param) {
    const n = param("timeperiod");
    const moves = source.map((value, index) => value - (source[index - 1] ?? value));
    const gains = ema(
      moves.map((move) => Math.max(0, move)),
      1 / n,
      n + 1,
    );
    const losses = ema(
      moves.map((move) => Math.max(0, -move)),
      1 / n,
      n + 1,
    );
    return [gains.map((gain, index) => (100 * gain) / (gain + (losses[index] ?? NaN)))];
  },
  macd({ source }, param) {
    const fast = ema(source, 2 / (param("fastperiod") + 1), param("slowperiod"));
    const slow = ema(source, 2 / (param("slowperiod") + 1), param("slowperiod"));
    const line = fast.map((value, index) => value - (slow[index] ?? NaN));
    const skipped = param("slowperiod") - 1;
    const signal = [
      ...line.slice(0, skipped),
      ...ema(line.slice(skipped), 2 / (param("signalperiod") + 1), param("signalperiod")),
    ];
    return [line, signal, line.map((value, index) => value - (signal[index] ?? NaN))];
  },
  mom: ({ source }, param) => [
    source.map((value, index) => value - (source[index - param("timeperiod")] ?? NaN)),
  ],
  ao({ high, low }, param) {
    const middle = high.map((value, index) => (value + (low[index] ?? NaN)) / 2);
    const slow = sma(middle, param("slowperiod"));
    return [sma(middle, param("fastperiod")).map((value, index) => value - (slow[index] ?? NaN))];
  },
  atr: (prices, param) => [atr(prices, param("timeperiod"))],
  stddev: ({ source }, param) => [deviation(source, param("timeperiod"))],
  obv({ close, volume }) {
    let sum = 0;
    return [
      close.map((value, index) => {
        sum += Math.sign(value - (close[index - 1] ?? value)) * (volume[index] ?? 0);
        return sum;
      }),
    ];
  },
  cdldoji: ({ open, close, high, low }) => [
    close.map((value, index) =>
      Math.abs(value - (open[index] ?? 0)) <= 0.06 * ((high[index] ?? 0) - (low[index] ?? 0)) ? 100 : 0,
    ),
  ],
  cdlengulfing: ({ open, close }) => [
    close.map((value, index) => {
      const body = value - (open[index] ?? value);
      const before = (close[index - 1] ?? 0) - (open[index - 1] ?? 0);
      return body * before < 0 && Math.abs(body) > 1.6 * Math.abs(before) ? Math.sign(body) * 100 : 0;
    }),
  ],
};

function sma(values: number[], n: number): number[] {
  return values.map((_, index) =>
    index < n - 1 ? NaN : values.slice(index - n + 1, index + 1).reduce((sum, value) => sum + value, 0) / n,
  );
}

function ema(values: number[], weight: number, warm: number): number[] {
  let now = values[0] ?? NaN;
  return values.map((value, index) => {
    now += weight * (value - now);
    return index < warm - 1 ? NaN : now;
  });
}

function deviation(values: number[], n: number): number[] {
  const mean = sma(values, n);
  return mean.map((middle, index) =>
    Math.sqrt(
      values
        .slice(Math.max(0, index - n + 1), index + 1)
        .reduce((sum, value) => sum + (value - middle) ** 2, 0) / n,
    ),
  );
}

function atr({ high, low, close }: Prices, n: number): number[] {
  const ranges = high.map((top, index) => {
    const before = close[index - 1] ?? top;
    return Math.max(top, before) - Math.min(low[index] ?? top, before);
  });
  return ema(ranges, 1 / n, n);
}

function sar(high: number[], low: number[], step: number, step_max: number): number[] {
  let is_up = true;
  let stop = low[0] ?? NaN;
  let extreme = high[0] ?? NaN;
  let factor = step;
  return high.map((top, index) => {
    const bottom = low[index] ?? top;
    stop += factor * (extreme - stop);
    if (is_up ? bottom < stop : top > stop) {
      is_up = !is_up;
      stop = extreme;
      extreme = is_up ? top : bottom;
      factor = step;
    } else if (is_up ? top > extreme : bottom < extreme) {
      extreme = is_up ? top : bottom;
      factor = Math.min(step_max, factor + step);
    }
    return stop;
  });
}

function supertrend(prices: Prices, n: number, multiplier: number): Columns {
  const range = atr(prices, n);
  let [lower, upper, trend] = [-Infinity, Infinity, 1];
  const trends: number[] = [];
  const line = prices.close.map((close, index) => {
    const middle = ((prices.high[index] ?? close) + (prices.low[index] ?? close)) / 2;
    const away = multiplier * (range[index] ?? NaN);
    if (Number.isNaN(away)) return trends.push(NaN) && NaN;
    if (close > upper) trend = 1;
    else if (close < lower) trend = -1;
    const before = prices.close[index - 1] ?? close;
    lower = before > lower ? Math.max(lower, middle - away) : middle - away;
    upper = before < upper ? Math.min(upper, middle + away) : middle + away;
    trends.push(trend);
    return trend > 0 ? lower : upper;
  });
  return [line, trends];
}
