import { screen, within } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, it } from "vitest";
import { instruments } from "@/testing/mock/catalogue";
import { renderAt } from "@/testing/render";
import { server, signIn } from "@/testing/server";
import type { Instrument } from "@/api/types";
import { overlaysOn, overlayToggle } from "../logic/choice_store";
import OverlaysPanel from "./OverlaysPanel";
import { useOverlays } from "./use_overlays";

function Panel() {
  return <OverlaysPanel overlays={useOverlays(instruments[0] as Instrument, "1m")} />;
}

beforeEach(() => {
  signIn();
  for (const name of overlaysOn()) overlayToggle(name);
});

const group = (name: string) => within(screen.getByTestId(`overlay-${name}`));

it("says nothing until something is asked for", () => {
  renderAt("/", <Panel />);
  const switches = screen.getAllByRole("switch");
  expect(switches.map((one) => one.getAttribute("aria-checked"))).toEqual(Array(6).fill("false"));
  expect(screen.queryByRole("list")).toBeNull();
});

it("tells what an overlay found, and why when it is pressed", async () => {
  renderAt("/", <Panel />);
  group("levels")
    .getByRole("switch", { name: /^Support and resistance/ })
    .click();
  const line = await group("levels").findByRole("button", {
    name: /^Support [\d.,]+ score 0\.70 holds · 3 touches/,
  });
  expect(line.getAttribute("aria-expanded")).toBe("false");
  line.click();
  const reasons = await group("levels").findByRole("list", { name: "Reasons" });
  expect(reasons.textContent).toBe("3 touches (0.70)");
});

it("has another count at hand, which is no drawing until it is picked", async () => {
  renderAt("/", <Panel />);
  group("elliott").getByRole("switch").click();
  const asides = await group("elliott").findByRole("list", { name: "Elliott waves: other ways to see it" });
  const aside = within(asides).getByRole("button", { name: /^Minor zigzag score 0\.70 alternate/ });
  aside.click();
  expect((await within(asides).findByRole("list", { name: "Reasons" })).children.length).toBeGreaterThan(3);
});

it("tells a refusal in its own place, and asks again", async () => {
  server.use(
    http.post(
      "*/api/v1/analysis/fibonacci/*",
      () => HttpResponse.json({ detail: "no zones today" }, { status: 400 }),
      {
        once: true,
      },
    ),
  );
  renderAt("/", <Panel />);
  group("fibonacci").getByRole("switch").click();
  const alert = await group("fibonacci").findByRole("alert");
  expect(alert.textContent).toContain("no zones today");
  within(alert).getByRole("button", { name: "Try again" }).click();
  await group("fibonacci").findByRole("button", { name: /^Swing up \(large\)/ });
});
