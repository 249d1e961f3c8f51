/** Candles that walk, six minutes of market time a second, as strings on the tick. */
import type { Candle, Ticker } from "../../api/types.ts";
import { decimalsOf } from "../../lib/price.ts";
import { timeframe_ms, type Timeframe } from "../../lib/symbol.ts";
import { first_prices, instruments } from "./catalogue.ts";
import { seeded } from "./random.ts";

const minute_ms = 60_000;
const history_bars = 3_000;
const updates_per_bar = 4;

interface Bar {
  t: number;
  open: number;
  high: number;
  low: number;
  close: number;
  volume: number;
}

export class Market {
  readonly #random = seeded(7);
  readonly #bars = new Map<string, Bar[]>();
  now_ms = Date.parse("2026-03-02T08:00:00Z");
  #phase = 0;

  constructor() {
    for (const instrument of instruments) {
      let price = first_prices[instrument.id] ?? 1;
      const bars: Bar[] = [];
      for (let index = history_bars; index > 0; index -= 1) {
        const bar = this.#walk(instrument.id, price, this.now_ms - index * minute_ms);
        price = bar.close;
        bars.push(bar);
      }
      this.#bars.set(instrument.id, bars);
    }
  }

  price(instrument: string): string {
    return this.text(instrument, this.#bars.get(instrument)?.at(-1)?.close ?? 0);
  }

  text(instrument: string, value: number): string {
    const tick = instruments.find((entry) => entry.id === instrument)?.tick_size ?? "0.01";
    return value.toFixed(decimalsOf(tick));
  }

  priceAt(instrument: string, t: number): string {
    const bar = this.#bars
      .get(instrument)
      ?.find((entry) => entry.t === Math.floor(t / minute_ms) * minute_ms);
    return this.text(instrument, bar?.close ?? 0);
  }

  ticker(instrument: string): Ticker {
    const day = (this.#bars.get(instrument) ?? []).slice(-1_440);
    const last = day.at(-1)?.close ?? 0;
    const first = day[0]?.open ?? last;
    return {
      instrument,
      last: this.text(instrument, last),
      change_24h_pct: ((last / first - 1) * 100).toFixed(4),
      high_24h: this.text(instrument, Math.max(...day.map((bar) => bar.high))),
      low_24h: this.text(instrument, Math.min(...day.map((bar) => bar.low))),
      volume_24h: day.reduce((sum, bar) => sum + bar.volume, 0).toFixed(3),
      at: new Date(this.now_ms).toISOString(),
    };
  }

  candles(instrument: string, timeframe: Timeframe, limit: number): Candle[] {
    const folded = new Map<number, Bar>();
    for (const bar of this.#bars.get(instrument) ?? []) {
      const t = Math.floor(bar.t / timeframe_ms[timeframe]) * timeframe_ms[timeframe];
      const whole = folded.get(t);
      if (whole === undefined) folded.set(t, { ...bar, t });
      else
        folded.set(t, {
          ...whole,
          high: Math.max(whole.high, bar.high),
          low: Math.min(whole.low, bar.low),
          close: bar.close,
          volume: whole.volume + bar.volume,
        });
    }
    return [...folded.values()].slice(-limit).map((bar) => this.#candle(instrument, bar));
  }

  /** A quarter of a bar; answers whether a minute began. */
  tick(): boolean {
    this.#phase = (this.#phase + 1) % updates_per_bar;
    this.now_ms += minute_ms / updates_per_bar;
    for (const [instrument, bars] of this.#bars) {
      const last = bars.at(-1) as Bar;
      if (this.#phase === 0) bars.push(this.#walk(instrument, last.close, last.t + minute_ms, 0.3));
      else Object.assign(last, this.#moved(last));
    }
    return this.#phase === 0;
  }

  #walk(instrument: string, open: number, t: number, scale = 1): Bar {
    const wave = Math.sin(t / (minute_ms * 170) + instrument.length) * 0.0006;
    const drift = instrument.includes("TREND") ? 0.0004 : 0;
    const move = () => (this.#random() - 0.5) * 0.004 * scale;
    const close = open * (1 + move() + wave + drift);
    return {
      t,
      open,
      close,
      high: Math.max(open, close) * (1 + Math.abs(move()) / 2),
      low: Math.min(open, close) * (1 - Math.abs(move()) / 2),
      volume: (50_000 / open) * (0.4 + this.#random()),
    };
  }

  #moved(bar: Bar): Partial<Bar> {
    const close = bar.close * (1 + (this.#random() - 0.5) * 0.0016);
    return {
      close,
      high: Math.max(bar.high, close),
      low: Math.min(bar.low, close),
      volume: bar.volume * 1.1,
    };
  }

  #candle(instrument: string, bar: Bar): Candle {
    const text = (value: number) => this.text(instrument, value);
    return {
      t: bar.t,
      open: text(bar.open),
      high: text(bar.high),
      low: text(bar.low),
      close: text(bar.close),
      volume: bar.volume.toFixed(4),
    };
  }
}
