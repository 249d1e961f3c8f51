import type { SignalSummary } from "@/api/types";

const top_max = 3;

/** The most confident that are open and not rejected. */
export function topSignals(signals: SignalSummary[]): SignalSummary[] {
  return signals
    .filter(({ status }) => status === "active" || status === "accepted")
    .sort((one, other) => other.confidence - one.confidence)
    .slice(0, top_max);
}
