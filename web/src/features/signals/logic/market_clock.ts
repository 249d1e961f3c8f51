/** Signals live in market time: a demo's day may take minutes. */
import type { Meta } from "@/api/types";
import { formatSpan } from "@/lib/clock";

/** `null` where there is no market. `received_at` is when the server said it, by the wall clock as `now`. */
export function marketNow(market: Meta["market"], received_at: number, now: number): number | null {
  if (market.market_time === null) return null;
  const said = Date.parse(market.market_time);
  if (!Number.isFinite(said)) return null;
  const speed = Number(market.speed);
  const passed = Math.max(0, now - received_at) * (Number.isFinite(speed) && speed > 0 ? speed : 1);
  return said + passed;
}

/** How long it is still good, as `3h 20m`; `null` when its time is over. */
export function timeLeft(expires_at: string, market_now: number): string | null {
  const left = Date.parse(expires_at) - market_now;
  return left > 0 ? formatSpan(0, left) : null;
}
