import { expect, it } from "vitest";
import { sumOf } from "./sum";

it("adds without losing digits", () =>
  expect(sumOf(["0.1", "0.2", "90071992547409931"], (part) => part)).toBe("90071992547409931.3"));
it("is unknown when a part is", () => expect(sumOf(["1", null], (part) => part)).toBeNull());
