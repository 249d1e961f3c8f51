import { expect, it } from "vitest";
import { safeNext } from "./next";

it.each([
  ["/trade/BTC-USDT", "/trade/BTC-USDT"],
  ["//evil.example/x", "/dashboard"],
  ["/\\evil.example", "/dashboard"],
  ["https://evil.example", "/dashboard"],
  ["/login?next=/login", "/dashboard"],
  [null, "/dashboard"],
])("%s leads to %s", (next, expected) => expect(safeNext(next)).toBe(expected));
