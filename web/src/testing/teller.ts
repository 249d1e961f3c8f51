/** Plain words and prices, so that tests of the overlays' calculators need no catalogue. */
import type { Market, Teller } from "@/features/overlays/logic/finding";
import type { Words } from "@/features/overlays/logic/words";
import { analyzed, minute_ms } from "./mock/analysis";

/** Each word as its name with what was given to it: `target(107, 111)`. */
export const plain_words = new Proxy({} as Words, {
  get: (_, name: string) =>
    ["forming", "confirmed", "unconfirmed", "alternate", "complete", "target_short", "third_touch"].includes(
      name,
    ) || name === "third_touch_missing"
      ? name
      : (...given: unknown[]) => `${name}(${given.join(", ")})`,
});

export function tellerOf(change: Partial<Market> = {}): Teller {
  return {
    market: {
      bars: analyzed.bars,
      to: analyzed.to,
      step_ms: minute_ms,
      now: { price: 105, span: 20 },
      ...change,
    },
    words: plain_words,
    price: String,
    time: (t) => `at ${t / minute_ms}`,
  };
}
