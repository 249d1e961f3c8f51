import { expect, it } from "vitest";
import type { SignalSummary } from "@/api/types";
import { topSignals } from "./top";

const signal = (id: string, confidence: number, status: SignalSummary["status"] = "active") =>
  ({ id, confidence, status }) as SignalSummary;

it("takes the three most confident that are open and not rejected", () => {
  const found = topSignals([
    signal("a", 0.66),
    signal("b", 0.9, "rejected"),
    signal("c", 0.8, "accepted"),
    signal("d", 0.7),
    signal("e", 0.75, "expired"),
    signal("f", 0.68),
  ]);
  expect(found.map(({ id }) => id)).toEqual(["c", "d", "f"]);
});
