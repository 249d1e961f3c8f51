import { expect, it } from "vitest";
import { demoCode, withoutDemoCode } from "./demo_link";

it.each([
  ["#demo=abc-123", "abc-123"],
  ["#demo=", null],
  ["#other=1", null],
  ["", null],
  ["#a=1&demo=x", "x"],
])("reads the code of %s", (hash, code) => expect(demoCode(hash)).toBe(code));

it.each([
  ["http://127.0.0.1:8080/#demo=abc", "http://127.0.0.1:8080/"],
  ["http://127.0.0.1:8080/trade/X?a=1#demo=abc&k=v", "http://127.0.0.1:8080/trade/X?a=1#k=v"],
])("takes the code off %s", (href, rest) => expect(withoutDemoCode(href)).toBe(rest));
