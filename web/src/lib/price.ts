/**
 * Decimal strings to text a trader reads. Nothing here computes with money: values stay exact until they are drawn.
 * Four or more zeros after the point become `0.0₅1234` (the subscript counts the zeros, then at most four significant digits).
 */
import Big from "big.js";

export interface Formatted {
  /** What is shown. */
  text: string;
  /** The whole value in plain digits: for title, screen reader and clipboard. `null` when unknown. */
  full: string | null;
  /** -1, 0 or 1; 0 also when unknown. */
  sign: -1 | 0 | 1;
}

export type Decimal = string | null | undefined;

const minus = "\u2212";
const unknown: Formatted = { text: "-", full: null, sign: 0 };
const subscripts = "₀₁₂₃₄₅₆₇₈₉";
const zeros_shown_max = 3;
const significant_digits = 4;

export function parseDecimal(value: Decimal): Big | null {
  if (value === null || value === undefined || value === "") return null;
  try {
    return new Big(value);
  } catch {
    return null;
  }
}

/** Number of decimals of a step such as `0.001` or `1e-10`. */
export function decimalsOf(step: string): number {
  const big = parseDecimal(step);
  if (big === null) return 0;
  return Math.max(0, big.c.length - 1 - big.e);
}

export function formatPrice(value: Decimal, tick?: string): Formatted {
  const big = parseDecimal(value);
  if (big === null) return unknown;
  const tick_decimals = tick === undefined ? null : decimalsOf(tick);
  return finish(big, smallText(big.abs(), tick_decimals) ?? plainText(big.abs(), tick_decimals), "");
}

/** Money in the account's currency: two decimals, more only for amounts below one cent. */
export function formatMoney(value: Decimal): Formatted {
  const big = parseDecimal(value);
  return big === null ? unknown : finish(big, moneyText(big.abs()), "");
}

/** As money, with an explicit + for gains. */
export function formatPnl(value: Decimal): Formatted {
  const big = parseDecimal(value);
  return big === null ? unknown : finish(big, moneyText(big.abs()), "+");
}

export function formatPercent(
  value: Decimal,
  options: { signed: "always" | "negative"; decimals?: number } = { signed: "always" },
): Formatted {
  const big = parseDecimal(value);
  if (big === null) return unknown;
  const decimals = options.decimals ?? 2;
  return finish(big, `${group(big.abs().toFixed(decimals))}%`, options.signed === "always" ? "+" : "");
}

/** Quantities keep their digits (at most eight significant) and lose trailing zeros. */
export function formatQuantity(value: Decimal): Formatted {
  const big = parseDecimal(value);
  if (big === null) return unknown;
  const absolute = big.abs();
  const decimals = Math.max(0, Math.min(8, 7 - absolute.e));
  return finish(big, smallText(absolute, null) ?? group(trimZeros(absolute.toFixed(decimals))), "");
}

/** Volume and market cap only: 1.2M. */
export function formatCompact(value: Decimal): Formatted {
  const big = parseDecimal(value);
  if (big === null) return unknown;
  const text = new Intl.NumberFormat("en", { notation: "compact", maximumSignificantDigits: 3 }).format(
    big.abs().toNumber(),
  );
  return finish(big, text, "");
}

function finish(big: Big, text: string, plus: "" | "+"): Formatted {
  const is_zero = !/[1-9]/.test(text);
  const sign = big.c[0] === 0 ? 0 : big.s < 0 ? -1 : 1;
  const prefix = is_zero ? "" : sign < 0 ? minus : sign > 0 ? plus : "";
  return { text: prefix + text, full: big.toFixed(), sign: is_zero ? 0 : sign };
}

function moneyText(absolute: Big): string {
  const is_dust = absolute.gt(0) && absolute.lt("0.01");
  if (!is_dust) return group(absolute.toFixed(2));
  return smallText(absolute, null) ?? trimZeros(absolute.toFixed(-absolute.e - 1 + significant_digits));
}

/** The subscript form, or `null` where the number does not need it. */
function smallText(absolute: Big, tick_decimals: number | null): string | null {
  if (absolute.c[0] === 0 || absolute.gte(1)) return null;
  const zeros = -absolute.e - 1;
  if (zeros <= zeros_shown_max) return null;
  const digits_known = tick_decimals === null ? significant_digits : tick_decimals - zeros;
  const digits = Math.min(significant_digits, Math.max(1, digits_known));
  const rounded = absolute.round(zeros + digits);
  const zeros_rounded = -rounded.e - 1;
  if (zeros_rounded <= zeros_shown_max) return plainText(rounded, tick_decimals);
  const tail = rounded.toFixed(zeros + digits).slice(2 + zeros_rounded);
  return `0.0${toSubscript(zeros_rounded)}${tick_decimals === null ? tail.replace(/0+$/, "") : tail}`;
}

function plainText(absolute: Big, tick_decimals: number | null): string {
  if (tick_decimals !== null)
    return group(absolute.toFixed(Math.min(tick_decimals, decimalsUseful(absolute))));
  if (absolute.gte(1000)) return group(absolute.toFixed(2));
  if (absolute.gte(1)) return trimTo(absolute.toFixed(4), 2);
  return trimTo(absolute.toFixed(absolute.c[0] === 0 ? 2 : -absolute.e - 1 + significant_digits), 2);
}

/** Eight significant digits are enough on a screen; the rest is in the title. */
function decimalsUseful(absolute: Big): number {
  return Math.max(2, 7 - absolute.e);
}

function trimZeros(text: string): string {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

function trimTo(text: string, decimals_min: number): string {
  const [whole = "0", fraction = ""] = trimZeros(text).split(".");
  return `${group(whole)}.${fraction.padEnd(decimals_min, "0")}`;
}

function group(text: string): string {
  const [whole = "0", fraction] = text.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

function toSubscript(count: number): string {
  return [...String(count)].map((digit) => subscripts[Number(digit)]).join("");
}
