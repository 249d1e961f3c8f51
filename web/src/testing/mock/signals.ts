/** Signals made up: some open, some ended, each with reasons; and what was made of them. */
import type {
  Assessment,
  Reasoning,
  ReasoningPart,
  Signal,
  SignalDesk as Desk,
  SignalFigures,
  SignalPerformance,
  SignalStatus,
} from "../../api/types.ts";
import { instruments } from "./catalogue.ts";
import type { Market } from "./market.ts";

const hour_ms = 3_600_000;
const weights: Record<keyof Reasoning, number> = {
  technical: 30,
  elliott_wave: 25,
  patterns: 20,
  fibonacci: 20,
  volume: 5,
};

/** Sources that are not named have nothing to say. */
export function reasoningOf(leans: Partial<Record<keyof Reasoning, number>>, t = 0, price = 100): Reasoning {
  const part = (name: keyof Reasoning): ReasoningPart => {
    const lean = leans[name] ?? 0;
    const text = `the ${name} source leans by ${lean}`;
    const drawing =
      name === "elliott_wave"
        ? [
            { t: t - 30 * hour_ms, price: price * 0.96, label: "" },
            { t: t - 18 * hour_ms, price: price * 1.02, label: "(1)" },
            { t: t - 9 * hour_ms, price: price * 0.98, label: "(2)" },
          ]
        : [];
    return {
      weight_pct: weights[name],
      lean,
      score: (1 + lean) / 2,
      text,
      arguments: lean === 0 ? [] : [{ text, weight: 0.6, lean, drawing }],
    };
  };
  return {
    technical: part("technical"),
    elliott_wave: part("elliott_wave"),
    patterns: part("patterns"),
    fibonacci: part("fibonacci"),
    volume: part("volume"),
  };
}

const statuses: SignalStatus[] = ["active", "accepted", "completed", "invalidated", "expired", "active"];

export class SignalDesk {
  readonly signals: Signal[] = [];
  readonly #market: Market;

  constructor(market: Market) {
    this.#market = market;
    for (let index = 0; index < 30; index += 1) this.signals.push(this.#made(index));
  }

  assess(symbol: string, timeframe: string): Assessment | null {
    const instrument = instruments.find((entry) => entry.symbol === symbol);
    const found = this.signals.find((signal) => signal.instrument === instrument?.id);
    if (instrument === undefined || found === undefined) return null;
    const close = Number(found.entry_price);
    return {
      instrument: instrument.id,
      timeframe,
      bars: 1_000,
      at: new Date(this.#market.now_ms).toISOString(),
      close,
      blend: (found.direction === "long" ? 2 : -2) * (found.confidence - 0.5),
      direction: found.direction,
      confidence: found.confidence,
      plan: {
        entry: close,
        stop: Number(found.stop_loss),
        stop_reason: found.stop_reason,
        targets: found.take_profits.map((target) => ({ ...target, price: Number(target.price) })),
      },
      reasoning: found.reasoning,
      signal: found.confidence >= 0.65 ? found : null,
    };
  }

  looked(): Desk {
    const over = (timeframe: string, hours: number, raised: number, confidence_max: number) => ({
      timeframe,
      instruments: instruments.length,
      closed_at: new Date(
        Math.floor(this.#market.now_ms / (hours * hour_ms)) * hours * hour_ms,
      ).toISOString(),
      looked: instruments.length,
      raised,
      open: 2,
      confidence_max,
    });
    return {
      confidence_min: 0.65,
      timeframes: [over("15m", 0.25, 0, 0.58), over("1h", 1, 1, 0.68), over("4h", 4, 0, 0.61)],
    };
  }

  performance(symbol: string, timeframe: string): SignalPerformance {
    const figures = (count: number, hits: string | null, brier: number | null): SignalFigures => ({
      count,
      hit_rate_pct: hits,
      brier,
      profit_factor: brier === null ? null : 0.9,
      mean_return_pct: hits === null ? null : "-0.1155",
    });
    return {
      instrument: `sim:${symbol}`,
      timeframe,
      bars: 2_000,
      from: "2026-01-07T17:00:00Z",
      to: "2026-04-01T00:00:00Z",
      fee_pct: "0.2",
      all: figures(50, "52", 0.2724),
      buckets: [
        { from: 0.6, to: 0.65, figures: figures(0, null, null) },
        { from: 0.65, to: 0.7, figures: figures(44, "52.2727", 0.2701) },
        { from: 0.7, to: 0.75, figures: figures(6, "50", 0.289) },
      ],
      sources: [
        { source: "technical", title: "Technical analysis", figures: figures(36, "47.2222", 0.3453) },
        { source: "fibonacci", title: "Fibonacci", figures: figures(25, "64", 0.2563) },
      ],
      total_return_pct: "-7.0848",
      buy_and_hold_pct: "7.5428",
      coin_toss: { hit_rate_pct: "48", mean_return_pct: "-0.2109", deviations_above: 0.3077 },
    };
  }

  #made(index: number): Signal {
    const instrument = instruments[index % instruments.length] as (typeof instruments)[number];
    const sign = index % 3 === 0 ? -1 : 1;
    const raised_at = this.#market.now_ms - (index + 1) * hour_ms;
    const price = Number(this.#market.price(instrument.id));
    const at = (share: number) => this.#market.text(instrument.id, price * (1 + sign * share));
    const status = statuses[index % statuses.length] as SignalStatus;
    const is_ended = status === "completed" || status === "invalidated" || status === "expired";
    const is_won = status === "completed";
    return {
      id: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
      instrument: instrument.id,
      timeframe: ["15m", "1h", "4h"][index % 3] as string,
      direction: sign > 0 ? "long" : "short",
      action: sign > 0 ? "buy" : "sell",
      confidence: 0.66 + (index % 5) * 0.02,
      entry_price: at(0),
      stop_loss: at(-0.02),
      stop_reason: "beyond the last low",
      take_profits: [
        { price: at(0.03), fraction: 0.5, reason: "1.5 times the risk" },
        { price: at(0.05), fraction: 0.5, reason: "2.5 times the risk" },
      ],
      reasoning: reasoningOf(
        { technical: sign * 0.7, elliott_wave: sign * 0.4, patterns: sign * -0.2, volume: sign * 0.3 },
        raised_at,
        price,
      ),
      origin: index % 4 === 0 ? "request" : "live",
      is_own: index % 4 === 0,
      status,
      outcome: is_ended
        ? {
            end: is_won ? "targets_reached" : status === "expired" ? "expired" : "stopped",
            ended_at: new Date(raised_at + hour_ms / 2).toISOString(),
            targets_reached: is_won ? 2 : 0,
            return_pct: is_won ? "4.0" : "-2.0",
            risk_multiple: is_won ? 2 : -1,
          }
        : null,
      raised_at: new Date(raised_at).toISOString(),
      expires_at: new Date(raised_at + 48 * hour_ms).toISOString(),
    };
  }
}
