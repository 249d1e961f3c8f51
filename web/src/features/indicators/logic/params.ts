/** What a parameter takes. Text as typed; the registry's bounds decide. */
import type { Indicator, IndicatorParam } from "@/api/types";
import type { ParamFault } from "@/lib/param_fault";
import { parseDecimal } from "@/lib/price";

/** Beyond this a bound is only the end of the number's range. */
const bound_told_max = 1e15;

export function paramFault(param: IndicatorParam, typed: string): ParamFault | null {
  const text = typed.trim();
  if (text === "") return { kind: "required" };
  if (param.kind === "choice") return param.options.includes(text) ? null : { kind: "not_a_choice" };
  // The request's grammar has no exponents.
  const value = /^[-+]?\d*\.?\d*$/.test(text) ? parseDecimal(text.replace(/^\+/, "")) : null;
  if (value === null) return { kind: "not_a_number" };
  if (param.kind === "integer" && !value.eq(value.round(0))) return { kind: "not_whole" };
  if (param.min !== null && value.lt(param.min)) return { kind: "below", min: String(param.min) };
  if (param.max !== null && value.gt(param.max)) return { kind: "above", max: String(param.max) };
  return null;
}

export function isParamFine(param: IndicatorParam, text: string): boolean {
  return paramFault(param, text) === null;
}

/** As the request writes it: no sign, no needless zeros. */
export function paramText(param: IndicatorParam, typed: string): string {
  const text = typed.trim();
  return param.kind === "choice" ? text : (parseDecimal(text.replace(/^\+/, ""))?.toFixed() ?? text);
}

export function boundsOf(param: IndicatorParam): { min: string | null; max: string | null } {
  const told = (bound: number | null) =>
    bound === null || Math.abs(bound) >= bound_told_max ? null : String(bound);
  return { min: told(param.min), max: told(param.max) };
}

export function valueOf(param: IndicatorParam, params: Record<string, string>): string {
  return params[param.name] ?? param.default;
}

/** Candles until the first value; scaled by the windows where they were changed, since the registry tells the default's. */
export function candlesNeeded(
  spec: Indicator,
  params: Record<string, string>,
): { count: number; is_about: boolean } {
  const windows = spec.params.filter(
    (param) => param.kind === "integer" && /period|kijun|senkou|bars/.test(param.name),
  );
  const changed = spec.params.filter((param) => valueOf(param, params) !== param.default);
  const sum = (pick: (param: IndicatorParam) => string) =>
    windows.reduce((total, param) => total + Number(pick(param)), 0);
  const before = sum((param) => param.default);
  const scale = before > 0 ? sum((param) => valueOf(param, params)) / before : 1;
  return { count: Math.ceil((spec.warmup + 1) * scale), is_about: changed.length > 0 };
}

/** What differs from the defaults; `null` while something is wrong. */
export function paramsOf(spec: Indicator, typed: Record<string, string>): Record<string, string> | null {
  const params: Record<string, string> = {};
  for (const param of spec.params) {
    const text = typed[param.name] ?? param.default;
    if (paramFault(param, text) !== null) return null;
    const value = paramText(param, text);
    if (value !== param.default) params[param.name] = value;
  }
  return params;
}
