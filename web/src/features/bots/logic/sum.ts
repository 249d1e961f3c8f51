import Big from "big.js";
import { parseDecimal } from "@/lib/price";

/** Exact; `null` when one part is unknown, for a sum with a hole in it is not a sum. */
export function sumOf<T>(rows: T[], pick: (row: T) => string | null): string | null {
  let sum = new Big(0);
  for (const row of rows) {
    const part = parseDecimal(pick(row));
    if (part === null) return null;
    sum = sum.plus(part);
  }
  return sum.toFixed();
}
