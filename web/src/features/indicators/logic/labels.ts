/** Short names, as a legend has room for. */
import type { Indicator } from "@/api/types";
import type { ChosenIndicator } from "./choice";
import { valueOf } from "./params";

/** `RSI 14`, `BBANDS 20 2 2 ema`: numbers always, choices where they are not the default; patterns by their title. */
export function labelOf(item: ChosenIndicator, spec: Indicator | undefined): string {
  if (spec === undefined) return [item.name.toUpperCase(), ...Object.values(item.params)].join(" ");
  const parts = spec.params.flatMap((param) => {
    const value = valueOf(param, item.params);
    return param.kind === "choice" && value === param.default ? [] : [value];
  });
  const name = spec.group === "candlestick" ? spec.title : spec.name.replaceAll("_", " ").toUpperCase();
  return [name, ...parts].join(" ");
}

/** A column's own name where it says more than the indicator's. */
export function columnLabel(label: string, indicator: string, column: string, count: number): string {
  return count === 1 || column === indicator ? label : `${label} ${column.replaceAll("_", " ")}`;
}

/** Without the backticks that name parameters. */
export function firstSentence(description: string): string {
  const plain = description.replaceAll("`", "");
  const end = /[.;](?=\s+[A-Z“"(]|$)/.exec(plain);
  return end === null ? plain : `${plain.slice(0, end.index)}.`;
}
