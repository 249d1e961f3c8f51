/** Every page in both themes and two widths: accessibility, overflow, errors; and the pictures. */
import { join } from "node:path";
import axe from "@axe-core/playwright";
import { contextWith, watch } from "./browser.mjs";
import { assert } from "./report.mjs";

const AxeBuilder = axe.default ?? axe;
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const sizes = [
  { name: "1440", viewport: { width: 1440, height: 900 } },
  { name: "390", viewport: { width: 390, height: 844 }, hasTouch: true },
];

export async function looks({ report, browser, server, session, shots }) {
  for (const theme of ["dark", "light"]) {
    for (const size of sizes) {
      const context = await contextWith(browser, { ...size, theme, state: session.state });
      const faults = watch(context, server.origin);
      const page = await context.newPage();
      for (const place of await placesOf(page, server, session)) {
        await report.test(`${place.name} has no accessibility fault (${theme}, ${size.name})`, async () => {
          await open(page, server, place);
          if (shots) await page.screenshot({ path: join(shots, `${place.name}-${theme}-${size.name}.png`) });
          const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
          assert(
            violations.length === 0,
            violations
              .map(
                (found) =>
                  `${found.id}: ${found.help}\n  ${found.nodes
                    .slice(0, 3)
                    .map(
                      (node) =>
                        `${node.html.slice(0, 160)}\n  ${node.failureSummary?.split("\n").slice(1, 2)}`,
                    )
                    .join("\n  ")}`,
              )
              .join("\n"),
          );
        });
      }
      await report.test(`no console error, no foreign request (${theme}, ${size.name})`, () =>
        assert(
          faults.console.length + faults.foreign.length === 0,
          [...faults.console, ...faults.foreign].join("\n"),
        ),
      );
      await context.close();
    }
  }
  await steady({ report, browser, server, session });
  await narrow({ report, browser, server, session });
  await signedOut({ report, browser, server, shots });
}

/** Nothing jumps while a page fills: cumulative layout shift at most 0.1, and the first paint is told. */
async function steady({ report, browser, server, session }) {
  for (const { name, viewport } of sizes) {
    const context = await contextWith(browser, { viewport, theme: "dark", state: session.state });
    await context.addInitScript(() => {
      globalThis.shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) globalThis.shift += entry.value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    const page = await context.newPage();
    for (const place of (await placesOf(page, server, session)).filter((one) => one.then === undefined)) {
      await report.test(`${place.name} does not jump while it loads (${name})`, async () => {
        await open(page, server, place);
        await page.waitForTimeout(1_500);
        const { shift, paint } = await page.evaluate(() => ({
          shift: globalThis.shift,
          paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
        }));
        assert(shift <= 0.1, `layout shift ${shift.toFixed(3)}`);
        return `shift ${shift.toFixed(3)}, first paint ${Math.round(paint)} ms`;
      });
    }
    await context.close();
  }
}

async function narrow({ report, browser, server, session }) {
  const context = await contextWith(browser, {
    viewport: { width: 320, height: 640 },
    theme: "dark",
    state: session.state,
    hasTouch: true,
  });
  const page = await context.newPage();
  for (const place of await placesOf(page, server, session)) {
    await report.test(`${place.name} does not scroll sideways at 320 px`, async () => {
      await open(page, server, place);
      const overflow = await page.evaluate(() => {
        const over = [...document.querySelectorAll("body *")].find(
          (node) => node.getBoundingClientRect().right > innerWidth + 1 && node.checkVisibility(),
        );
        return { by: document.documentElement.scrollWidth - innerWidth, what: over?.outerHTML.slice(0, 200) };
      });
      assert(overflow.by <= 0, `${overflow.by} px too wide, perhaps by ${overflow.what}`);
    });
  }
  await context.close();
}

async function signedOut({ report, browser, server, shots }) {
  for (const theme of ["dark", "light"]) {
    for (const size of sizes) {
      const context = await contextWith(browser, { ...size, theme, state: undefined });
      const page = await context.newPage();
      await report.test(`login has no accessibility fault (${theme}, ${size.name})`, async () => {
        await page.route("**/api/v1/me", (route) =>
          route.fulfill({
            status: 401,
            contentType: "application/problem+json",
            body: '{"status":401,"code":"UNAUTHENTICATED"}',
          }),
        );
        await page.route("**/api/v1/auth/refresh", (route) =>
          route.fulfill({
            status: 401,
            contentType: "application/problem+json",
            body: '{"status":401,"code":"UNAUTHENTICATED"}',
          }),
        );
        await page.goto(`${server.origin}/bots`);
        await page.getByRole("button", { name: "Try demo" }).waitFor();
        assert(page.url().includes("/login?next="), "a page without a session does not lead to the login");
        if (shots) await page.screenshot({ path: join(shots, `login-${theme}-${size.name}.png`) });
        const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
        assert(
          violations.length === 0,
          violations.map((found) => `${found.id}: ${found.nodes[0]?.html}`).join("\n"),
        );
      });
      await context.close();
    }
  }
}

async function placesOf(page, server, session) {
  await page.goto(`${server.origin}/dashboard`);
  const fills = await page.evaluate(async () => (await (await fetch("/api/v1/fills?limit=50")).json()).data);
  const signals = await page.evaluate(
    async () => (await (await fetch("/api/v1/signals?limit=1")).json()).data,
  );
  return [
    { name: "dashboard", path: "/dashboard", ready: "Equity curve" },
    { name: "trade", path: `/trade/${session.symbol}`, ready: "Watchlist" },
    { name: "bots", path: "/bots", ready: "Bots" },
    { name: "new-bot", path: "/bots/new", ready: "Review" },
    { name: "bot", path: `/bots/${fills[0].bot_id}`, ready: "Parameters" },
    { name: "signals", path: "/signals", ready: "How right were they?" },
    { name: "signal", path: `/signals/${signals[0].id}`, ready: "Why" },
    { name: "order", path: `/trade/${session.symbol}`, ready: "Watchlist", then: openOrder },
    {
      name: "palette",
      path: "/dashboard",
      ready: "Equity curve",
      then: (shown) => shown.keyboard.press("Control+k"),
    },
    {
      name: "kill-switch",
      path: "/dashboard",
      ready: "Equity curve",
      then: (shown) => shown.getByRole("button", { name: "Kill switch" }).click(),
    },
    { name: "not-found", path: "/nowhere", ready: "There is no page at this address" },
  ];
}

async function openOrder(page) {
  await page.getByRole("tab", { name: "Orders" }).click();
  await page.getByRole("button", { name: /^Why/ }).first().click();
  await page.getByTestId("order-reason").waitFor();
}

async function open(page, server, place) {
  await page.goto(`${server.origin}${place.path}`);
  await page.getByRole("heading", { name: place.ready }).first().waitFor();
  await page.locator(".skeleton").first().waitFor({ state: "detached" });
  await place.then?.(page);
  await page.waitForTimeout(700);
}
