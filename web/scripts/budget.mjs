/** Holds the build against the budget, in brotli KiB as the server sends it. Run after `npm run build`. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const dist = join(import.meta.dirname, "../dist");
const kib = 1024;
const limits = { first_load_js: 130, css: 15, chart_route: 90, route: 45, all: 450 };
const chart_routes = ["TradePage", "BotPage", "SignalPage"];
const not_routes = [
  "CommandPalette",
  "HelpSheet",
  "PreferencesSheet",
  "KillSwitchSheet",
  "IndicatorsSheet",
  "OverlaysPanel",
  "ScanSheet",
  "AskSheet",
];

const manifest = JSON.parse(readFileSync(join(dist, ".vite/manifest.json"), "utf8"));
const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);

function closure(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key].imports ?? []) closure(next, seen);
  return seen;
}

function packed(file) {
  const path = join(dist, file);
  return statSync(existsSync(`${path}.br`) ? `${path}.br` : path).size;
}

const weigh = (keys) =>
  [...keys].reduce(
    (sum, key) => sum + (manifest[key].file.endsWith(".js") ? packed(manifest[key].file) : 0),
    0,
  );
const first = closure(entry);
const lines = [["first load, JS", weigh(first) + packed("theme.js"), limits.first_load_js]];

const styles = new Set(Object.values(manifest).flatMap((chunk) => chunk.css ?? []));
lines.push(["all CSS", [...styles].reduce((sum, file) => sum + packed(file), 0), limits.css]);

for (const [key, chunk] of Object.entries(manifest)) {
  if (!chunk.isDynamicEntry) continue;
  const own = [...closure(key)].filter((part) => !first.has(part));
  const is_page = chunk.name.endsWith("Page");
  if (!is_page && !not_routes.includes(chunk.name)) continue;
  lines.push([chunk.name, weigh(own), chart_routes.includes(chunk.name) ? limits.chart_route : limits.route]);
}
lines.push(["all JS", weigh(Object.keys(manifest)), limits.all]);

let over = 0;
for (const [name, bytes, limit] of lines) {
  const is_over = bytes > limit * kib;
  over += is_over ? 1 : 0;
  console.log(
    `${is_over ? "OVER" : "ok  "}  ${name.padEnd(18)} ${(bytes / kib).toFixed(1).padStart(7)} KiB of ${limit}`,
  );
}
console.log(over === 0 ? "budget: kept" : `budget: ${over} over`);
process.exitCode = over === 0 ? 0 : 1;
