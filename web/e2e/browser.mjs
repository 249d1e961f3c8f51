/** One Chromium without network beyond the server; every page is watched for console errors and foreign requests. */
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const paths = [
  process.env.CHROME_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

export async function browserStart() {
  const executablePath = paths.find((path) => path && existsSync(path));
  if (!executablePath) throw new Error("no Chromium found: install it, or name it in CHROME_PATH");
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-dev-shm-usage",
    ],
  });
}

/** Faults gathered over all pages of a context. */
export function watch(context, origin) {
  const faults = { console: [], foreign: [] };
  const hosts = new Set([origin, origin.replace(/^http/, "ws")]);
  context.on("page", (page) => {
    page.on("console", (message) => {
      if (message.type() === "error") faults.console.push(`${message.text()} (${page.url()})`);
    });
    page.on("pageerror", (error) => faults.console.push(`${error.message} (${page.url()})`));
    page.on("request", (request) => {
      const url = request.url();
      if (!/^(?:data|blob):/.test(url) && !hosts.has(new URL(url).origin)) faults.foreign.push(url);
    });
    page.on("websocket", (socket) => {
      if (!hosts.has(new URL(socket.url()).origin)) faults.foreign.push(socket.url());
    });
  });
  return faults;
}

/** A new context that is signed in already (cookies of the first), with the theme chosen. */
export async function contextWith(browser, { viewport, theme, state, hasTouch = false }) {
  const context = await browser.newContext({
    viewport,
    hasTouch,
    storageState: state,
    reducedMotion: "reduce",
    colorScheme: theme === "light" ? "light" : "dark",
  });
  await context.addInitScript((chosen) => {
    if (location.protocol === "about:") return;
    localStorage.setItem("tradewind.preferences", JSON.stringify({ theme: chosen }));
  }, theme);
  return context;
}
