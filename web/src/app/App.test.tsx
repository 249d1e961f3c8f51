import { i18n } from "@lingui/core";
import { screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";
import BotsPage from "@/features/bots/components/list/BotsPage";
import SignalsPage from "@/features/signals/components/feed/SignalsPage";
import NewBotPage from "@/features/bots/components/wizard/NewBotPage";
import LoginPage from "@/features/auth/components/LoginPage";
import { messages as pseudo } from "../locales/pseudo.po";
import { renderAt } from "@/testing/render";
import { servedText, signIn } from "@/testing/server";
import { App } from "./App";

it("leads somebody without a session to the login, and remembers where they wanted to go", async () => {
  const { history } = renderAt("/bots/b-1?tf=5m", <App />);
  await screen.findByRole("button", { name: "Try demo" });
  expect(history?.at(-1)).toBe("/login?next=%2Fbots%2Fb-1%3Ftf%3D5m");
});

it("shows a page of its own at an unknown address, inside the frame", async () => {
  signIn();
  renderAt("/nowhere", <App />);
  await screen.findByText("There is no page at this address");
  expect(screen.getAllByRole("navigation", { name: "Main" })).toHaveLength(2);
  await waitFor(() => expect(screen.getByTestId("demo-bar").textContent).toContain("DEMO - synthetic data"));
});

/** Letters of the pseudo-locale are accented; plain words on the page came from the server, or were forgotten. */
const own_words =
  /^(?:Tradewind|BTC|USDT|UTC|Ctrl K|[gn] [dtbin]|\d+[mhd]|\d\d \w{3}, \d\d:\d\d|[/·%×.,:()\s\d-]*|v[\d.]+)$/;

beforeEach(() => localStorage.clear());

it.each([
  ["login", "/login", LoginPage, "login"],
  ["bots", "/bots", BotsPage, "table"],
  ["signals", "/signals", SignalsPage, "list"],
  ["new bot", "/bots/new", NewBotPage, "form"],
])("passes every text of the %s page through the catalogue", async (_name, path, Page, landmark) => {
  signIn();
  i18n.loadAndActivate({ locale: "pseudo", messages: pseudo });
  const { container } = renderAt(path, <Page />);
  if (landmark === "login") await screen.findAllByRole("button");
  else await screen.findByRole(landmark);
  const served = servedText();
  const walker = document.createTreeWalker(container, NodeFilter.SHOW_TEXT);
  const forgotten: string[] = [];
  let count = 0;
  while (walker.nextNode() !== null) {
    const text = walker.currentNode.textContent?.trim() ?? "";
    if (!/\p{L}{2}/u.test(text)) continue;
    count += 1;
    const is_pseudo = /[^\x20-\x7e]/.test(text);
    if (
      !is_pseudo &&
      !served.includes(text) &&
      !served.includes(text.replace("/", "-")) &&
      !own_words.test(text)
    )
      forgotten.push(text);
  }
  expect(count).toBeGreaterThan(4);
  expect(forgotten).toEqual([]);
});
