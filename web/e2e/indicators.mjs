/** Indicators on the trade page: found, added, changed, kept, removed; by name in the legend and in the table. */
import axe from "@axe-core/playwright";
import { contextWith, watch } from "./browser.mjs";
import { assert } from "./report.mjs";

const AxeBuilder = axe.default ?? axe;
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const sizes = [
  { theme: "dark", viewport: { width: 1440, height: 900 } },
  { theme: "light", viewport: { width: 390, height: 844 }, hasTouch: true },
];

export async function indicators({ report, browser, server, session, shots }) {
  for (const { theme, viewport, hasTouch = false } of sizes) {
    const context = await contextWith(browser, { viewport, theme, state: session.state, hasTouch });
    const faults = watch(context, server.origin);
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const legend = (name) => page.getByTestId(`legend-${name}`);
    const panel = page.getByRole("dialog", { name: "Indicators" });
    const where = `indicators (${theme}, ${viewport.width})`;

    await report.test(`${where}: RSI and Bollinger are added from the panel`, async () => {
      await page.goto(`${server.origin}/trade/${session.symbol}`);
      await page.getByTestId("indicators-button").click();
      await panel.getByRole("searchbox").fill("rsi");
      await panel.getByTestId("add-rsi").click();
      await panel.getByRole("searchbox").fill("bollinger");
      await panel.getByTestId("add-bbands").click();
      await panel.getByRole("searchbox").fill("");
      await panel.getByTestId("active-bbands").waitFor();
      await accessible(page, shots && `${shots}/indicators-panel-${theme}-${viewport.width}.png`);
    });

    await report.test(
      `${where}: a parameter out of bounds is named, a good one changes the legend`,
      async () => {
        await panel.getByRole("button", { name: "Change RSI 14" }).click();
        await panel.getByTestId("param-timeperiod").fill("1");
        await panel.getByText(/^At least \d+$/).waitFor();
        await panel.getByTestId("param-timeperiod").fill("21");
        await panel.getByText("RSI 21").waitFor();
        await page.keyboard.press("Escape");
        await legend("rsi").getByText("RSI 21").waitFor();
        await legend("rsi")
          .getByText(/^\d+\.\d+$/)
          .waitFor();
        await legend("bbands")
          .getByText(/^[\d.,]+$/)
          .first()
          .waitFor();
        await accessible(page, shots && `${shots}/indicators-${theme}-${viewport.width}.png`);
      },
    );

    await report.test(`${where}: they are there after a reload and in another time frame`, async () => {
      await page.reload();
      await legend("rsi").getByText("RSI 21").waitFor();
      await page.getByTestId("timeframe-5m").click();
      await legend("bbands")
        .getByText(/^[\d.,]+$/)
        .first()
        .waitFor();
    });

    await report.test(`${where}: the table has their values too`, async () => {
      await page.getByRole("button", { name: "View as table" }).click();
      await page.getByRole("columnheader", { name: "RSI 21" }).waitFor({ state: "attached" });
      await page.getByRole("button", { name: "View as table" }).click();
    });

    await report.test(`${where}: they are hidden and removed in the legend`, async () => {
      await page.getByRole("button", { name: "Hide RSI 21" }).click();
      await page.getByRole("button", { name: "Show RSI 21" }).click();
      await page.getByRole("button", { name: "Remove RSI 21" }).click();
      await legend("rsi").waitFor({ state: "detached" });
      await page.getByRole("button", { name: /^Remove BBANDS/ }).click();
      await legend("bbands").waitFor({ state: "detached" });
      assert(faults.console.length === 0, faults.console.join("\n"));
    });
    await context.close();
  }
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
