import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import type { BotEvent, RiskCheck } from "@/api/types";
import { EventDetail } from "./EventDetail";

function check(rule: string, observed: string, allowed: string): RiskCheck {
  return { rule, observed, allowed, passed: false };
}

it("says of each limit whether it is a most, a least or a step, and keeps the exact value at hand", () => {
  const checks = [
    check("risk_per_trade", "99.900099897204 %", "3 %"),
    check("lot", "0.00015", "0.0001"),
    check("notional", "4.999", "5"),
    check("drawdown", "15.2 %", "15 %"),
    check("kill_switch", "engaged", "released"),
  ];
  const event = { facts: [], checks } as unknown as BotEvent;
  render(
    <I18nProvider i18n={i18n}>
      <EventDetail event={event} />
    </I18nProvider>,
  );
  const cells = screen.getAllByRole("row").map((row) => [...row.querySelectorAll("td")].slice(1));
  expect(cells.slice(1).map(([, allowed]) => allowed?.textContent)).toEqual([
    "at most 3.00%",
    "a multiple of 0.0001",
    "at least 5",
    "less than 15.00%",
    "released",
  ]);
  expect(screen.getByTitle("99.900099897204 %").textContent).toBe("99.90%");
});
