/** Overlays of the trade page: each is put on the chart, says what it draws and why, and is kept. */
import axe from "@axe-core/playwright";
import { contextWith, watch } from "./browser.mjs";
import { assert } from "./report.mjs";

const AxeBuilder = axe.default ?? axe;
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const sizes = [
  { theme: "dark", viewport: { width: 1440, height: 900 } },
  { theme: "light", viewport: { width: 1440, height: 900 } },
  { theme: "light", viewport: { width: 390, height: 844 }, hasTouch: true },
  { theme: "dark", viewport: { width: 390, height: 844 }, hasTouch: true },
];
const names = ["elliott", "fibonacci", "shapes", "levels", "lines", "candlesticks"];

export async function overlays({ report, browser, server, session, shots }) {
  for (const { theme, viewport, hasTouch = false } of sizes) {
    const context = await contextWith(browser, { viewport, theme, state: session.state, hasTouch });
    const faults = watch(context, server.origin);
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const where = `overlays (${theme}, ${viewport.width})`;
    const panel = page.getByTestId("overlays-panel");
    const group = (name) => panel.getByTestId(`overlay-${name}`);
    const toggle = (name) => group(name).getByRole("switch");
    /** Drawn, and in sight: the list says of each line where its drawing is. */
    const inSight = (name) => group(name).locator('[data-where="shown"]');
    /** Not every market has each of them near its price in every time frame; in one it has. */
    const find = async (name) => {
      const line = group(name).getByRole("list").first().getByRole("button").first();
      const nothing = group(name).getByText(/^Nothing to draw in the last/);
      for (const timeframe of ["1h", "15m", "5m", "4h"]) {
        await page.getByTestId(`timeframe-${timeframe}`).click();
        await line.or(nothing).first().waitFor();
        await page.waitForTimeout(600);
        if ((await inSight(name).count()) > 0) return;
      }
      throw new Error(`${name} is nowhere in sight`);
    };
    const open = async () => {
      await page.goto(`${server.origin}/trade/${session.symbol}?tf=1h`);
      await page.getByTestId("overlays-button").click();
      await panel.waitFor();
    };

    await report.test(`${where}: none is on at first; each says what it draws`, async () => {
      await open();
      for (const name of names) {
        assert((await toggle(name).getAttribute("aria-checked")) === "false", `${name} is on at first`);
        await toggle(name).click();
        await find(name);
        if (shots) await shotOf(page, `${shots}/overlay-${name}-${theme}-${viewport.width}.png`);
        await toggle(name).click();
        await group(name).getByRole("list").first().waitFor({ state: "detached" });
      }
      await page.getByTestId("timeframe-1h").click();
    });

    await report.test(`${where}: a line of the list tells the reasons, by keyboard too`, async () => {
      await toggle("levels").click();
      const line = group("levels").getByRole("listitem").first().getByRole("button");
      await line.focus();
      await page.keyboard.press("Enter");
      assert((await line.getAttribute("aria-expanded")) === "true", "the line does not unfold");
      await group("levels")
        .getByRole("list", { name: "Reasons" })
        .getByText(/touches \(\d\.\d\d\)/)
        .waitFor();
      await page.keyboard.press("Enter");
      await group("levels").getByRole("list", { name: "Reasons" }).waitFor({ state: "detached" });
    });

    if (!hasTouch)
      await report.test(
        `${where}: the pointer on a zone tells the same; a click opens its line`,
        async () => {
          const chart = await page.getByTestId("price-chart").boundingBox();
          const tip = page.getByTestId("chart-tip");
          const x = chart.x + 12;
          let y = chart.y + 30;
          for (; y < chart.y + chart.height * 0.7 && !(await tip.isVisible()); y += 3)
            await page.mouse.move(x, y);
          const told = await tip.innerText();
          assert(/touch/.test(told) && /score \d/.test(told) && /•/.test(told), `the tooltip says: ${told}`);
          await page.mouse.click(x, y - 3);
          await group("levels").getByRole("list", { name: "Reasons" }).waitFor();
          await page.mouse.move(0, 0);
        },
      );

    await report.test(`${where}: an alternate count is one click away, with its score`, async () => {
      await toggle("elliott").click();
      const others = group("elliott").getByRole("list", { name: "Elliott waves: other ways to see it" });
      const aside = others.getByRole("listitem").first();
      assert((await aside.getAttribute("data-where")) === "none", "it is drawn before it is asked for");
      assert(/\d\.\d\d/.test(await aside.innerText()), "it has no score");
      await aside.getByRole("button").click();
      await others.locator('[data-where]:not([data-where="none"])').first().waitFor();
      await page.mouse.move(0, 0);
      await accessible(page, shots && `${shots}/overlays-alternate-${theme}-${viewport.width}.png`);
    });

    await report.test(`${where}: all at once have no accessibility fault and fit the width`, async () => {
      for (const name of names)
        if ((await toggle(name).getAttribute("aria-checked")) === "false") await toggle(name).click();
      await inSight("candlesticks").first().waitFor();
      await accessible(page, shots && `${shots}/overlays-all-${theme}-${viewport.width}.png`);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert(over <= 0, `${over} px too wide`);
    });

    await report.test(`${where}: they are there after a reload and in another time frame`, async () => {
      await page.reload();
      await page.getByRole("button", { name: "Overlays, 6 on the chart" }).click();
      await inSight("candlesticks").first().waitFor();
      await page.getByTestId("timeframe-5m").click();
      await inSight("candlesticks").first().waitFor();
    });

    await report.test(`${where}: a refusal stays in its place, the chart goes on`, async () => {
      await page.route("**/api/v1/analysis/fibonacci/**", (route) =>
        route.fulfill({
          status: 500,
          contentType: "application/problem+json",
          body: '{"status":500,"code":"INTERNAL","title":"x","detail":"the zones are out"}',
        }),
      );
      await page.getByTestId("timeframe-15m").click();
      await group("fibonacci").getByRole("alert").getByText("the zones are out").waitFor({ timeout: 20_000 });
      await inSight("candlesticks").first().waitFor();
      await page.unroute("**/api/v1/analysis/fibonacci/**");
      await group("fibonacci").getByRole("button", { name: "Try again" }).click();
      await group("fibonacci")
        .getByRole("button", { name: /^Swing/ })
        .first()
        .waitFor();
    });

    await report.test(`${where}: too few candles are told, with how many are needed`, async () => {
      await page.route("**/api/v1/analysis/levels/**", async (route) => {
        const answer = await (await route.fetch()).json();
        Object.assign(answer.data, { bars: 12, levels: [], lines: [] });
        await route.fulfill({ json: answer });
      });
      await page.getByTestId("timeframe-4h").click();
      await group("levels").getByText("Not enough candles: 60 needed, 12 are there.").waitFor();
      await page.unroute("**/api/v1/analysis/levels/**");
      const told = faults.console.filter((line) => !/status of 500/.test(line));
      assert(told.length === 0, told.join("\n"));
    });

    await report.test(`${where}: Escape closes the list and gives the focus back`, async () => {
      await toggle("elliott").focus();
      await page.keyboard.press("Escape");
      await panel.waitFor({ state: "detached" });
      const focused = await page.evaluate(() => document.activeElement?.getAttribute("data-testid"));
      assert(focused === "overlays-button", `the focus is at ${focused}`);
    });
    await context.close();
  }
}

async function shotOf(page, path) {
  await page.waitForTimeout(400);
  await page.screenshot({ path });
}

async function accessible(page, shot) {
  await page.waitForTimeout(500);
  if (shot) await page.screenshot({ path: shot });
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  assert(
    violations.length === 0,
    violations.map((found) => `${found.id}: ${found.nodes[0]?.html.slice(0, 200)}`).join("\n"),
  );
}
