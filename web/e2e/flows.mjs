/** What a newcomer does in the first minutes. */
import { watch } from "./browser.mjs";
import { assert } from "./report.mjs";
import { firstSignal } from "./signals.mjs";

const minute_ms = 60_000;

export async function flows({ report, browser, server }) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const faults = watch(context, server.origin);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const since_start = () => `${((Date.now() - server.started_at) / 1_000).toFixed(1)} s after start`;

  async function enter() {
    await page.goto(server.link);
    if (new URL(server.link).hash === "") await page.getByRole("button", { name: "Try demo" }).click();
    await page.getByRole("heading", { name: "Portfolio Overview" }).waitFor();
  }

  await report.test("the printed link opens the dashboard, signed in", async () => {
    await enter();
    await page.getByTestId("demo-bar").getByText("DEMO").waitFor();
    assert(!page.url().includes("demo="), "the one-time code stayed in the address");
    return since_start();
  });
  if (!page.url().startsWith(server.origin)) await enter();

  const symbol = await firstBusySymbol(page);

  await report.test("a candle moves", async () => {
    await page.goto(`${server.origin}/trade/${symbol}`);
    const chart = page.getByTestId("price-chart");
    await chart.waitFor();
    const seen = new Set();
    await until(10_000, "the last candle did not move", async () => {
      const close = await chart.getAttribute("data-last-close");
      if (close !== null) seen.add(close);
      return seen.size >= 2;
    });
    return since_start();
  });

  await report.test("the first fill is marked on the chart", async () => {
    await until(
      30_000,
      "no fill mark",
      async () => Number(await page.locator("[data-marks]").first().getAttribute("data-marks")) > 0,
    );
    return since_start();
  });

  await firstSignal({ report, page, server });
  await page.goto(`${server.origin}/trade/${symbol}`);

  await report.test("a click on a fill explains the order", async () => {
    await page.getByRole("tab", { name: "Fills" }).click();
    await page.getByRole("button", { name: /^Why:/ }).first().click();
    await page.getByTestId("order-reason").waitFor();
    await page.keyboard.press("Escape");
    await page.getByTestId("order-sheet").waitFor({ state: "detached" });
  });

  await report.test("at least three bots run", async () => {
    await page.goto(`${server.origin}/bots`);
    await until(
      minute_ms,
      "fewer than three bots are running",
      async () => (await page.getByTestId("bot-row-status").getByText("Running").count()) >= 3,
    );
    return since_start();
  });

  await report.test("a refused order tells its reason", async () => {
    await page.goto(`${server.origin}/dashboard`);
    await page.getByTestId("feed-refused").first().click({ timeout: minute_ms });
    const sheet = page.getByTestId("order-sheet");
    await sheet.getByTestId("order-reason").waitFor();
    assert((await sheet.getByTestId("order-reason").innerText()).length > 10, "the reason is empty");
    await sheet.getByTestId("risk-checks").getByText("failed").first().waitFor({ state: "attached" });
    await page.keyboard.press("Escape");
    return since_start();
  });

  await report.test("a bot is made in the wizard, started, paused and stopped", async () => {
    await page.goto(`${server.origin}/bots`);
    await page.getByTestId("create-bot-button").click();
    await page.getByTestId("bot-name").fill("Made by the test");
    await page.getByTestId("symbol-select").selectOption({ index: 1 });
    await page.getByTestId("strategy-select").selectOption("sma-cross");
    // On daily candles it decides nothing while the test looks.
    await page.getByTestId("timeframe-select").selectOption("1d");
    await page.getByTestId("amount-input").fill("100");
    await page.getByTestId("create-bot-submit").click();
    await page.getByTestId("success-message").getByText("Bot created successfully").waitFor();
    await page.getByTestId("start-bot-button").click();
    await page.getByTestId("bot-status").getByText("Running").waitFor();
    await page.getByTestId("pause-bot-button").click();
    await page.getByTestId("bot-status").getByText("Paused").waitFor();
    await page.getByTestId("stop-bot-button").click();
    await page.getByTestId("bot-status").getByText("Stopped").waitFor();
    await page.getByTestId("start-bot-button").click();
    await page.getByTestId("bot-status").getByText("Running").waitFor();
  });

  await report.test("a stopped bot can be deleted, and is gone from the list", async () => {
    await page.getByTestId("stop-bot-button").click();
    await page.getByTestId("bot-status").getByText("Stopped").waitFor();
    await page.getByRole("button", { name: "Delete bot" }).click();
    await page.getByRole("button", { name: /^Delete Made by the test: hold/ }).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/bots");
    await page.getByTestId("bot-row-status").first().waitFor();
    assert((await page.getByText("Made by the test").count()) === 0, "the bot is still listed");
  });

  await report.test("wrong input in the wizard is named at its field and sends nothing", async () => {
    await page.goto(`${server.origin}/bots/new`);
    await page.getByTestId("amount-input").fill("-5");
    const before = await botCount(page);
    await page.getByTestId("create-bot-submit").click();
    await page.getByText("The amount must be above zero").waitFor();
    await page.getByText(/Give the bot a name/).waitFor();
    assert((await botCount(page)) === before, "a bot was made");
  });

  await report.test("the decision log says why, with facts and checks", async () => {
    await page.goto(`${server.origin}/bots`);
    const id = await busyBot(page);
    await page.goto(`${server.origin}/bots/${id}`);
    const log = page.getByTestId("decision-log");
    const row = log.getByTestId("decision-row").filter({ has: page.locator("summary") });
    await row.first().waitFor({ timeout: minute_ms });
    await row.first().locator("summary").click();
    // Newer decisions push the opened one down meanwhile: it is found by being open, not by its place.
    await log.locator("details[open]").getByText("What was seen").waitFor();
  });

  await report.test("time frames switch", async () => {
    await page.goto(`${server.origin}/trade/${symbol}`);
    for (const timeframe of ["5m", "1h", "1d", "1m"]) {
      await page.getByTestId(`timeframe-${timeframe}`).click();
      await page.getByRole("group", { name: new RegExp(`${timeframe} candles`) }).waitFor();
    }
  });

  await report.test("the chart can be walked by keyboard and read as a table", async () => {
    const chart = page.getByTestId("price-chart");
    await chart.focus();
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await page
      .getByRole("status")
      .filter({ hasText: /open .+ high .+ low .+ close/ })
      .waitFor({ state: "attached" });
    await page.getByRole("button", { name: "View as table" }).click();
    await page.getByRole("table", { name: /as a table/ }).waitFor();
  });

  await report.test("the theme switches", async () => {
    const theme = () => page.locator("html").getAttribute("data-theme");
    const before = await theme();
    await page.getByTestId("theme-button").click();
    assert((await theme()) !== before, "the theme did not change");
    await page.reload();
    assert((await theme()) !== before, "the theme was forgotten");
  });

  await report.test("the palette, the help and the page keys answer", async () => {
    // The page was just loaded anew: keys are heard once the frame stands.
    await page.getByRole("button", { name: "Kill switch" }).waitFor();
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").fill("dash");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/dashboard");
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Help" }).waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("g");
    await page.keyboard.press("b");
    await page.waitForURL("**/bots");
  });

  await report.test("the kill switch stops entries by Enter twice, and lets go", async () => {
    await page.getByRole("button", { name: "Kill switch" }).click();
    const dialog = page.getByRole("dialog", { name: "Kill switch" });
    await dialog.getByRole("button", { name: /hold, or press Enter twice/ }).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await dialog.getByText(/Engaged since/).waitFor();
    await dialog.getByRole("button", { name: /Release/ }).click();
    await dialog.getByRole("button", { name: /hold, or press Enter twice/ }).waitFor();
    await page.keyboard.press("Escape");
  });

  const session = await context.storageState();
  const faults_before = structuredClone(faults);
  if (server.kill) {
    await report.test("a server that is gone is told of, and found again when it is back", async () => {
      await page.goto(`${server.origin}/dashboard`);
      const feed = page.getByTestId("feed-status");
      const state = (wanted) =>
        until(
          30_000,
          `the feed is not ${wanted}`,
          async () => (await feed.getAttribute("data-state")) === wanted,
        );
      await state("live");
      await server.kill();
      await page.getByText(/Connection lost.*Next attempt in \d+ s/).waitFor();
      await server.restart();
      await page
        .getByRole("button", { name: "Connect now" })
        .click({ timeout: 5_000 })
        .catch(() => {});
      await state("live");
      await page.getByText(/Connection lost/).waitFor({ state: "detached" });
    });
  }
  await report.test("no console error in all of this", () =>
    assert(faults_before.console.length === 0, faults_before.console.join("\n")),
  );
  await report.test("no request beyond the host", () =>
    assert(faults.foreign.length === 0, faults.foreign.join("\n")),
  );
  await context.close();
  return { state: session, symbol };
}

async function until(limit_ms, message, isTrue) {
  const deadline = Date.now() + limit_ms;
  while (!(await isTrue())) {
    if (Date.now() > deadline) throw new Error(`${message} within ${limit_ms / 1_000} s`);
    await new Promise((done) => setTimeout(done, 100));
  }
}

function read(page, path) {
  return page.evaluate(async (where) => (await (await fetch(`/api/v1/${where}`)).json()).data, path);
}

async function botCount(page) {
  return (await read(page, "bots?limit=100")).length;
}

/** The market with the most trading, so that marks are there to be seen. */
async function firstBusySymbol(page) {
  await until(
    30_000,
    "no fill in the whole demo",
    async () => (await read(page, "fills?limit=1")).length > 0,
  );
  const fills = await read(page, "fills?limit=50");
  return fills[0].instrument.split(":")[1];
}

async function busyBot(page) {
  const fills = await read(page, "fills?limit=50");
  return fills[0].bot_id;
}
