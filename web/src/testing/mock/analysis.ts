/** What the server may see in a market, made up: small, but with every part that the overlays read. */
import type {
  Candle,
  CandlestickReading,
  ChartShape,
  DrawnPoint,
  DrawnTrendLine,
  ElliottAnalysis,
  FibonacciAnalysis,
  FibonacciSwing,
  LevelAnalysis,
  PatternAnalysis,
  PriceLevel,
  WaveCount,
} from "../../api/types.ts";

export const minute_ms = 60_000;
export const analyzed = {
  instrument: "sim:BTC-USDT",
  timeframe: "1m",
  bars: 100,
  from: 0,
  to: 99 * minute_ms,
};

export function point(index: number, price: number, label = ""): DrawnPoint {
  return { index, t: index * minute_ms, price, label };
}

export function wave(change: Partial<WaveCount> = {}): WaveCount {
  return {
    kind: "regular_flat",
    degree: "minor",
    is_rising: true,
    score: 0.8,
    rank: null,
    running: "C",
    points: [point(10, 100), point(30, 110, "A"), point(50, 101, "B")],
    end: point(99, 105, "C"),
    sub_waves: [],
    relations: ["wave B is 0.9 of wave A"],
    targets: [
      { price: 111, weight: 0.5, reason: "as long as wave A" },
      { price: 107, weight: 0.3, reason: "61.8 % of wave A" },
      { price: 140, weight: 0.2, reason: "161.8 % of wave A" },
    ],
    invalidation: { price: 95, is_above: false },
    reasons: [{ text: "it explains 30 waves: met", score: 1, weight: 1 }],
    confirmed_at: null,
    ...change,
  };
}

export function complete(change: Partial<WaveCount> = {}): WaveCount {
  return wave({ running: null, end: null, rank: 0, confirmed_at: 60 * minute_ms, ...change });
}

/** The consistent reading is all that is complete, if nothing else is said. */
export function elliott(
  forming: WaveCount[],
  confirmed: WaveCount[] = [],
  preferred: WaveCount[] = confirmed,
): ElliottAnalysis {
  return { ...analyzed, forming, confirmed, preferred };
}

export function swing(size: string, from: DrawnPoint, to: DrawnPoint): FibonacciSwing {
  const height = to.price - from.price;
  return {
    size,
    from,
    to,
    confirmed_at: to.t + 5 * minute_ms,
    levels: [
      { kind: "retracement", ratio: 0.618, price: to.price - 0.618 * height },
      { kind: "extension", ratio: 1.272, price: from.price + 1.272 * height },
      { kind: "extension", ratio: 2.618, price: from.price + 2.618 * height },
    ],
    fan: [],
    time_zones: [{ multiple: 1, t: to.t + (to.t - from.t) }],
  };
}

export function zone(low: number, high: number, count: number): FibonacciAnalysis["zones"][number] {
  return {
    low,
    high,
    price: (low + high) / 2,
    strength: 0.5,
    confirmed_at: 90 * minute_ms,
    levels: Array.from({ length: count }, () => ({
      size: "large",
      kind: "retracement" as const,
      ratio: 0.5,
      price: low,
    })),
  };
}

export function fibonacci(swings: FibonacciSwing[], zones: FibonacciAnalysis["zones"]): FibonacciAnalysis {
  return { ...analyzed, swings, zones };
}

export function shape(change: Partial<ChartShape> = {}): ChartShape {
  return {
    name: "bear_flag",
    title: "Bear flag",
    state: "confirmed",
    direction: "down",
    points: [point(60, 110, "pole"), point(70, 100, "bottom"), point(75, 103, "top")],
    edges: [{ index: 70, price: 100, slope: 0.1 }],
    score: 0.8,
    reasons: [{ text: "the pole is steep", score: 0.9, weight: 0.5 }],
    confirmed_at: 80 * minute_ms,
    target: 92,
    invalidation: 104,
    ...change,
  };
}

export function reading(change: Partial<CandlestickReading> = {}): CandlestickReading {
  return {
    name: "cdlengulfing",
    title: "Engulfing",
    bias: "bullish",
    mark: 100,
    started_index: 89,
    confirmed_index: 90,
    confirmed_at: 90 * minute_ms,
    strength: 0.6,
    confidence: 0.8,
    words: "Engulfing (bullish, moderate, confidence 0.80).",
    ...change,
  };
}

export function patterns(shapes: ChartShape[], candlesticks: CandlestickReading[] = []): PatternAnalysis {
  return { ...analyzed, shapes, candlesticks };
}

export function level(change: Partial<PriceLevel> = {}): PriceLevel {
  return {
    low: 99.5,
    high: 100.5,
    price: 100,
    role: "support",
    state: "intact",
    touches: 3,
    first_touch: point(20, 99.5),
    last_touch: point(70, 100.5),
    strength: 0.7,
    reasons: [{ text: "3 touches", score: 0.7, weight: 0.4 }],
    confirmed_at: 75 * minute_ms,
    ...change,
  };
}

export function line(change: Partial<DrawnTrendLine> = {}): DrawnTrendLine {
  return { role: "support", from: point(20, 90), to: point(60, 98), slope: 0.2, touches: 2, ...change };
}

export function levels(found: PriceLevel[], lines: DrawnTrendLine[] = []): LevelAnalysis {
  return { ...analyzed, levels: found, lines };
}

/** The same on the newest hundred candles of a market: made-up prices from 90 to 120 become theirs. */
export function analysisOf(
  question: string,
  instrument: string,
  timeframe: string,
  candles: Candle[],
): unknown {
  const seen = candles.slice(-analyzed.bars);
  const low = Math.min(...seen.map((candle) => Number(candle.low)));
  const high = Math.max(...seen.map((candle) => Number(candle.high)));
  const scale = (high - low) / 30;
  const last = seen.at(-1)?.t ?? 0;
  const step = last - (seen.at(-2)?.t ?? 0);
  const prices = new Set(["price", "low", "high", "target"]);
  const times = new Set(["t", "confirmed_at"]);
  const moved = (value: unknown, key = ""): unknown => {
    if (Array.isArray(value)) return value.map((entry) => moved(entry));
    if (typeof value === "object" && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, moved(entry, name)]));
    if (typeof value !== "number") return value;
    if (prices.has(key) || key === "invalidation") return low + (value - 90) * scale;
    if (times.has(key)) return last + (value / minute_ms - (analyzed.bars - 1)) * step;
    return key === "slope" ? value * scale : value;
  };
  const body = moved(sampleOf(question));
  if (body === null) return null;
  return { ...(body as object), instrument, timeframe, bars: seen.length, from: seen[0]?.t ?? 0, to: last };
}

function sampleOf(question: string): unknown {
  switch (question) {
    case "elliott-wave":
      return elliott(
        [wave(), wave({ kind: "zigzag", score: 0.7, points: [point(50, 101), point(80, 112, "A")] })],
        [
          complete({
            degree: "minute",
            points: [point(30, 110), point(38, 103, "[a]"), point(50, 101, "[b]")],
          }),
        ],
      );
    case "fibonacci":
      return fibonacci([swing("large", point(10, 100), point(60, 118))], [zone(106, 107, 3)]);
    case "patterns":
      return patterns([shape()], [reading()]);
    case "levels":
      return levels([level()], [line(), line({ touches: 3, slope: 0.3 })]);
    default:
      return null;
  }
}
