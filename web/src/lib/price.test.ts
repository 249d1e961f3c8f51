import { describe, expect, it } from "vitest";
import {
  decimalsOf,
  formatCompact,
  formatMoney,
  formatPercent,
  formatPnl,
  formatPrice,
  formatQuantity,
} from "./price";

describe("formatPrice", () => {
  it.each([
    ["0.00000123", undefined, "0.0₅123"],
    ["0.00000123", "0.00000001", "0.0₅123"],
    ["0.0000012345678", undefined, "0.0₅1235"],
    ["0.0000012", "0.0000000001", "0.0₅1200"],
    ["0.00001", undefined, "0.0₄1"],
    ["0.0001234", undefined, "0.0001234"],
    ["0.00009999999", undefined, "0.0001"],
    ["0.000000000000000123", undefined, "0.0₁₅123"],
    ["64012.5", "0.01", "64,012.50"],
    ["64012.5", "0.1", "64,012.5"],
    ["1234567.891", "0.001", "1,234,567.89"],
    ["3.14159", undefined, "3.1416"],
    ["0.5", undefined, "0.50"],
    ["0", "0.01", "0.00"],
    ["-0.00000123", undefined, "\u22120.0₅123"],
  ])("%s with tick %s reads %s", (value, tick, expected) => {
    expect(formatPrice(value, tick).text).toBe(expected);
  });

  it("keeps the whole value beside the short form", () => {
    expect(formatPrice("0.0000012345678").full).toBe("0.0000012345678");
  });

  it.each([null, undefined, "", "abc"])("shows a dash, never 0, for %s", (value) => {
    expect(formatPrice(value)).toEqual({ text: "-", full: null, sign: 0 });
  });
});

describe("money", () => {
  it.each([
    ["12.3", "+12.30", 1],
    ["-4.2", "\u22124.20", -1],
    ["0", "0.00", 0],
    ["0.004", "+0.004", 1],
    ["-0.00000123", "\u22120.0₅123", -1],
    ["1234567.005", "+1,234,567.01", 1],
  ])("P&L %s reads %s", (value, text, sign) => {
    expect(formatPnl(value)).toMatchObject({ text, sign });
  });

  it("is exact where a float is not", () => {
    expect(formatMoney("90071992547409931.07").text).toBe("90,071,992,547,409,931.07");
  });

  it("does not put a sign before a percentage that rounds to nothing", () => {
    expect(formatPercent("-0.001").text).toBe("0.00%");
    expect(formatPercent("-0.001").sign).toBe(0);
  });

  it("signs percentages", () => {
    expect(formatPercent("2.5").text).toBe("+2.50%");
    expect(formatPercent("2.5", { signed: "negative" }).text).toBe("2.50%");
  });
});

describe("quantity and volume", () => {
  it.each([
    ["0.01560000", "0.0156"],
    ["1500000", "1,500,000"],
    ["0.00000042", "0.0₆42"],
    ["12.123456789", "12.123457"],
  ])("quantity %s reads %s", (value, expected) => {
    expect(formatQuantity(value).text).toBe(expected);
  });

  it("compacts volume", () => {
    expect(formatCompact("1234567").text).toBe("1.23M");
  });

  it.each([
    ["0.01", 2],
    ["1e-10", 10],
    ["1", 0],
    ["10", 0],
    ["0.5", 1],
  ])("step %s has %i decimals", (step, decimals) => {
    expect(decimalsOf(step)).toBe(decimals);
  });
});
