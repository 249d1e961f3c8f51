/** The words of the overlays, as the catalogue has them; calculators take them as they come. */
export interface Words {
  score: (score: number) => string;
  more_reasons: (count: number) => string;
  forming: string;
  confirmed: string;
  unconfirmed: string;
  alternate: string;
  /** `minor`, `regular_flat` and so on, as people write them. */
  degree: (name: string) => string;
  structure: (kind: string) => string;
  count: (degree: string, structure: string) => string;
  /** The same turns by other names. */
  also: (structure: string) => string;
  wave_runs: (wave: string) => string;
  complete: string;
  target: (low: string, high: string) => string;
  target_short: string;
  fails_above: (price: string) => string;
  fails_below: (price: string) => string;
  target_reason: (price: string, reason: string) => string;
  swing: (size: string, is_rising: boolean) => string;
  from_to: (from: string, to: string) => string;
  retracement: (percent: string, price: string) => string;
  extension: (percent: string, price: string) => string;
  zone: (low: string, high: string) => string;
  levels: (count: number) => string;
  part: (kind: "retracement" | "extension", percent: string, size: string) => string;
  shape_state: (state: "forming" | "confirmed" | "target_reached" | "invalidated" | "expired") => string;
  direction: (direction: "up" | "down" | null) => string;
  role: (role: "support" | "resistance") => string;
  level: (role: "support" | "resistance", price: string) => string;
  level_state: (state: "intact" | "broken" | "flipped") => string;
  touches: (count: number) => string;
  line: (role: "support" | "resistance", slope: number) => string;
  line_now: (price: string) => string;
  third_touch: string;
  third_touch_missing: string;
  bias: (bias: string) => string;
  and_more: (title: string, count: number) => string;
}
