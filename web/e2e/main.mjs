/**
 * End to end in a real browser against the real binary.
 *   node e2e/main.mjs [--shots DIR] [--only TEXT]
 * Environment: TRADEWIND_BIN (binary), TRADEWIND_URL (a server that runs already), CHROME_PATH.
 */
import { mkdirSync } from "node:fs";
import { parseArgs } from "node:util";
import { browserStart } from "./browser.mjs";
import { flows } from "./flows.mjs";
import { indicators } from "./indicators.mjs";
import { looks } from "./looks.mjs";
import { overlays } from "./overlays.mjs";
import { Report } from "./report.mjs";
import { serverStart } from "./server.mjs";
import { signals } from "./signals.mjs";

const { values: options } = parseArgs({ options: { shots: { type: "string" }, only: { type: "string" } } });
if (options.shots) mkdirSync(options.shots, { recursive: true });

const report = new Report(options.only);
let server = null;
let browser = null;
try {
  server = await serverStart();
  browser = await browserStart();
  const session = await flows({ report, browser, server });
  await indicators({ report, browser, server, session, shots: options.shots });
  await overlays({ report, browser, server, session, shots: options.shots });
  await signals({ report, browser, server, session, shots: options.shots });
  await looks({ report, browser, server, session, shots: options.shots });
} catch (error) {
  report.failed += 1;
  console.log(`FAIL  ${error.stack ?? error}`);
} finally {
  await browser?.close();
  await server?.stop();
}
process.exitCode = report.end();
