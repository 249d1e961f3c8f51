/** Signals: raised within a minute of the start, opened with their reasons, answered, asked for and scored. */
import { join } from "node:path";
import axe from "@axe-core/playwright";
import { contextWith, watch } from "./browser.mjs";
import { assert } from "./report.mjs";

const AxeBuilder = axe.default ?? axe;
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** Markets are looked through one after the other, a thousand candles each. */
const scan_ms = 120_000;
const sizes = [
  { name: "1440", viewport: { width: 1440, height: 900 } },
  { name: "390", viewport: { width: 390, height: 844 }, hasTouch: true },
];

/** Among the first flows: the clock of the start runs. */
export async function firstSignal({ report, page, server }) {
  await report.test("signals: one with reasons is there within a minute of the start", async () => {
    await page.goto(`${server.origin}/signals`);
    const row = page.getByTestId("signal-row").first();
    await row.waitFor({ timeout: Math.max(5_000, server.started_at + 60_000 - Date.now()) });
    const text = await row.innerText();
    assert(/(?:Long|Short)/.test(text) && /: \S+/.test(text), `no direction or reason in: ${text}`);
    return `${((Date.now() - server.started_at) / 1_000).toFixed(1)} s after start`;
  });
}

export async function signals({ report, browser, server, session, shots }) {
  await flow({ report, browser, server, session });
  for (const theme of ["dark", "light"])
    for (const size of sizes) await looksOf({ report, browser, server, session, shots, theme, size });
}

async function flow({ report, browser, server, session }) {
  const context = await contextWith(browser, { ...sizes[0], theme: "dark", state: session.state });
  const faults = watch(context, server.origin);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const rows = page.getByTestId("signal-row");

  await report.test("signals: filters stand in the address and are kept by a reload", async () => {
    await page.goto(`${server.origin}/signals`);
    await rows.first().waitFor();
    await page.getByRole("combobox", { name: "State" }).selectOption("ended");
    await page.getByRole("combobox", { name: "Direction" }).selectOption("short");
    await page.waitForURL(/direction=short&state=ended/);
    await page.reload();
    await rows.first().waitFor();
    assert((await rows.getByRole("link", { name: /Long/ }).count()) === 0, "a long one is among the short");
    assert((await rows.filter({ hasText: "void in" }).count()) === 0, "an open one is among the ended");
    await page.goto(`${server.origin}/signals`);
  });

  await report.test(
    "signals: where they were looked for last stands in the head and where there is none",
    async () => {
      const row = page.locator("[data-testid=looked-at] tr[data-timeframe='15m']");
      await row.getByText(/^\d\d \w+, \d\d:\d\d$/).waitFor({ timeout: scan_ms });
      const before = await row.innerText();
      await page.waitForFunction(
        (text) => document.querySelector("tr[data-timeframe='15m']")?.innerText !== text,
        before,
        { timeout: 60_000 },
      );
      await page.goto(`${server.origin}/signals?symbol=BTC-USDT&tf=1d`);
      const words = await page.getByTestId("only-asked").innerText();
      assert(words === "Over 1d candles, signals are raised only where somebody asks.", words);
      await page.goto(`${server.origin}/signals`);
      return words;
    },
  );

  await report.test("signals: older ones come on demand", async () => {
    await rows.first().waitFor();
    const before = await rows.count();
    await page.getByTestId("signals-older").click();
    await page.getByTestId("signal-row").nth(before).waitFor();
  });

  await report.test("signals: the keys lead there", async () => {
    await page.goto(`${server.origin}/dashboard`);
    await page.getByTestId("top-signals").waitFor();
    await page.keyboard.press("g");
    await page.keyboard.press("i");
    await page.waitForURL("**/signals");
  });

  await report.test("signals: one opens, and its reasons are walked by keyboard", async () => {
    await page.goto(`${server.origin}/signals?state=open`);
    await rows.first().getByRole("link").click();
    await page.waitForURL(/\/signals\/[0-9a-f-]{36}$/);
    await page.getByTestId("price-chart").waitFor();
    const tree = page.getByRole("tree", { name: "Reasons by source" });
    await tree.locator("[data-node=technical]").focus();
    await page.keyboard.press("ArrowRight");
    await page.locator("[data-node='technical/0']:focus").waitFor();
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await tree.locator("[data-node=technical][aria-expanded=false]").waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await tree.locator("[data-node=elliott_wave][aria-expanded=true]").waitFor();
    assert((await tree.locator("[data-node=volume]").count()) === 1, "a source is missing");
  });

  await report.test("signals: it is accepted, and the answer taken back", async () => {
    const is = (status) => page.locator(`[data-testid=signal-status][data-status=${status}]`).waitFor();
    await page.getByTestId("signal-accept").click();
    await is("accepted");
    await page.reload();
    await is("accepted");
    await page.getByTestId("signal-take-back").click();
    await is("active");
  });

  await report.test("signals: an answer and a new one are there at once in another window", async () => {
    const other = await context.newPage();
    other.setDefaultTimeout(10_000);
    let lists = 0;
    other.on("request", (request) => (lists += /\/signals\?/.test(request.url()) ? 1 : 0));
    await other.goto(page.url());
    const is = (status) => other.locator(`[data-testid=signal-status][data-status=${status}]`).waitFor();
    await is("active");
    await page.getByTestId("signal-accept").click();
    await is("accepted");
    await page.getByTestId("signal-take-back").click();
    await is("active");
    assert(lists === 0, "its page reads lists");
    await other.goto(`${server.origin}/signals?state=open`);
    await other.getByTestId("signal-row").first().waitFor();
    const asked = await ask(page);
    await other.locator(`[data-testid=signal-row] a[href="/signals/${asked}"]`).waitFor();
    await other.close();
  });

  await report.test("signals: one that is not there is told of", async () => {
    await page.goto(`${server.origin}/signals/00000000-0000-7000-8000-000000000000`);
    await page.getByText("There is no such signal").waitFor();
    // The browser writes each refusal to its console.
    faults.console = faults.console.filter((line) => !line.includes("404"));
  });

  await report.test(
    "signals: a question with wrong weights is refused at its fields, a good one answered",
    async () => {
      await page.goto(`${server.origin}/signals`);
      await page.getByTestId("signals-ask").click();
      const sheet = page.getByTestId("ask-sheet");
      await sheet.getByTestId("ask-weights").click();
      await sheet.getByTestId("weight-volume").fill("-5");
      await sheet.getByTestId("ask-submit").click();
      await sheet.getByText("At least 0").waitFor();
      await sheet.getByTestId("weight-volume").fill("10");
      await sheet.getByTestId("ask-confidence").fill("0.5");
      await sheet.getByTestId("ask-submit").click();
      await sheet.getByTestId("assessment").waitFor({ timeout: scan_ms });
      await sheet.getByRole("tree").waitFor();
      await page.keyboard.press("Escape");
    },
  );

  await report.test("signals: a scan tells its progress and what it found", async () => {
    await page.getByTestId("signals-scan").click();
    const sheet = page.getByTestId("scan-sheet");
    await sheet.getByTestId("scan-start").click();
    await sheet
      .getByTestId("scan-progress")
      .getByText(/^(\d+) of \1 markets looked at\.$/)
      .waitFor({ timeout: scan_ms });
    const found = await sheet.getByTestId("assessment").count();
    assert(found > 0, "nothing was found out of any market");
    await page.keyboard.press("Escape");
    return `${found} markets`;
  });

  await report.test("signals: their score stands beside a coin, in words and as a table", async () => {
    const score = page.getByTestId("performance-score");
    await score.waitFor({ timeout: scan_ms });
    await score.getByText(/deviations|no signal to compare/).waitFor();
    await score.getByRole("table", { name: "By source" }).waitFor();
    await score.getByText("Past figures promise nothing.").waitFor();
  });

  await report.test("signals: no console error in all of this", () =>
    assert(
      faults.console.length + faults.foreign.length === 0,
      [...faults.console, ...faults.foreign].join("\n"),
    ),
  );
  await context.close();
}

/** Asks without the page's own form; the id of the signal. */
async function ask(page) {
  return page.evaluate(async () => {
    const csrf = /(?:^|; )tw_csrf=([^;]*)/.exec(document.cookie)?.[1] ?? "";
    const answer = await fetch("/api/v1/signals/generate", {
      method: "POST",
      headers: { "content-type": "application/json", "x-csrf-token": decodeURIComponent(csrf) },
      body: JSON.stringify({ symbol: "BTC-USDT", timeframe: "5m", confidence_min: 0.5 }),
    });
    return (await answer.json()).data.signal.id;
  });
}

async function looksOf({ report, browser, server, session, shots, theme, size }) {
  const context = await contextWith(browser, { ...size, theme, state: session.state });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const where = `(${theme}, ${size.name})`;
  const shot = (name) => shots && page.screenshot({ path: join(shots, `${name}-${theme}-${size.name}.png`) });

  await report.test(`signals: the feed with its score has no accessibility fault ${where}`, async () => {
    await page.goto(`${server.origin}/signals`);
    await page.getByTestId("performance-score").waitFor({ timeout: scan_ms });
    await page.getByText("What do these figures mean?").click();
    await accessible(page);
    await shot("signals-score");
  });
  await report.test(`signals: an open source has no accessibility fault ${where}`, async () => {
    await page.goto(`${server.origin}/signals?state=open`);
    await page.getByTestId("signal-row").first().getByRole("link").click();
    await page.getByTestId("price-chart").waitFor();
    await page.getByTestId("source-elliott_wave").locator("> div").click();
    await accessible(page);
    await shot("signal-open");
  });
  await report.test(`signals: an empty feed has no accessibility fault ${where}`, async () => {
    await page.goto(`${server.origin}/signals?symbol=BTC-USDT&tf=1d`);
    await page.getByTestId("only-asked").waitFor();
    await page.getByTestId("looked-at").waitFor();
    await accessible(page);
    await shot("signals-none");
  });
  await report.test(`signals: the question has no accessibility fault ${where}`, async () => {
    await page.goto(`${server.origin}/signals`);
    await page.getByTestId("signals-ask").click();
    await page.getByTestId("ask-weights").click();
    await page.getByTestId("weight-volume").fill("x");
    await page.getByTestId("ask-submit").click();
    await page.getByText("This is not a number").waitFor();
    await accessible(page);
    await shot("signals-ask");
  });
  await context.close();
}

async function accessible(page) {
  await page.waitForTimeout(500);
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  assert(
    violations.length === 0,
    violations
      .map(
        (found) =>
          `${found.id}: ${found.help}\n  ${found.nodes[0]?.html.slice(0, 200)}\n  ${found.nodes[0]?.failureSummary}`,
      )
      .join("\n"),
  );
}
