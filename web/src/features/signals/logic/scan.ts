/** A scan in parts, so that its progress can be told, and its answers together in order. */
import type { Assessment } from "@/api/types";

const parts_max = 8;

/** At most eight questions, of like size. */
export function scanParts(symbols: string[]): string[][] {
  const size = Math.max(1, Math.ceil(symbols.length / parts_max));
  return Array.from({ length: Math.ceil(symbols.length / size) }, (_, index) =>
    symbols.slice(index * size, (index + 1) * size),
  );
}

/** The most confident first. */
export function byConfidence(found: Assessment[]): Assessment[] {
  return found.toSorted((one, other) => other.confidence - one.confidence);
}
