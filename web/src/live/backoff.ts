export const delay_min_ms = 500;
export const delay_max_ms = 15_000;

/** Full jitter above half of the exponential delay, 0.5 to 15 s. `random` is in 0..1. */
export function backoffDelay(attempt: number, random: number): number {
  const ceiling = Math.min(delay_max_ms, delay_min_ms * 2 ** Math.min(attempt, 10));
  return Math.max(delay_min_ms, Math.round(ceiling / 2 + (ceiling / 2) * random));
}
