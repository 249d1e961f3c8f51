/** Frames gathered between two animation frames. Where only the latest counts, it replaces the one before it. */
import type { DataFrame } from "./frames";

export class FrameBatch {
  readonly #frames = new Map<string, DataFrame>();
  #count = 0;

  add(frame: DataFrame): void {
    const key = conflationKey(frame) ?? `#${this.#count++}`;
    this.#frames.delete(key);
    this.#frames.set(key, frame);
  }

  get size(): number {
    return this.#frames.size;
  }

  take(): DataFrame[] {
    const frames = [...this.#frames.values()];
    this.#frames.clear();
    this.#count = 0;
    return frames;
  }
}

/** `null` means every frame counts: closed candles, orders, positions opened or closed, bot events, signals. */
function conflationKey(frame: DataFrame): string | null {
  switch (frame.channel) {
    case "ticker":
      return `ticker|${frame.data.instrument}`;
    case "candles":
      if (frame.action === "close") return null;
      return `candle|${frame.data.instrument}|${frame.data.timeframe}|${frame.data.candle.t}`;
    case "portfolio":
      return "portfolio";
    case "positions":
      return frame.action === "update" ? `position|${frame.data.id}` : null;
    case "bots":
      return frame.action === "metrics" && frame.data.bot !== undefined ? `bot|${frame.data.bot.id}` : null;
    case "orders":
    case "signals":
      return null;
  }
}
