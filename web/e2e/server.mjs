/** Starts the demo from the built binary in a fresh folder, or uses a running server (TRADEWIND_URL). */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const link_pattern = /https?:\/\/(?:127\.0\.0\.1|localhost|\[::1\]):\d+\/\S*/;
const start_timeout_ms = 20_000;

export async function serverStart() {
  const running = process.env.TRADEWIND_URL;
  if (running)
    return { link: running, origin: new URL(running).origin, started_at: Date.now(), stop: async () => {} };
  const binary = binaryPath();
  const data_dir = mkdtempSync(join(tmpdir(), "tradewind-e2e-"));
  const started_at = Date.now();
  const run = (port) =>
    spawn(binary, ["demo", "--port", port, "--data-dir", data_dir], { stdio: ["ignore", "pipe", "pipe"] });
  let child = run("0");
  const link = await linkOf(child);
  const { origin, port } = new URL(link);
  return {
    link,
    origin,
    started_at,
    /** As a power cut does it: nothing is said, nothing is closed. */
    async kill() {
      await ended(child, "SIGKILL");
    },
    /** At the same address, over the same data. */
    async restart() {
      child = run(port);
      await linkOf(child);
    },
    async stop() {
      await ended(child, "SIGTERM");
      rmSync(data_dir, { recursive: true, force: true });
    },
  };
}

async function ended(child, signal) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once("exit", done));
  child.kill(signal);
  const killer = setTimeout(() => child.kill("SIGKILL"), 5_000);
  await gone;
  clearTimeout(killer);
}

function binaryPath() {
  const named = process.env.TRADEWIND_BIN;
  const candidates = named
    ? [named]
    : ["release", "debug"].map((profile) =>
        resolve(import.meta.dirname, "../../target", profile, "tradewind"),
      );
  const found = candidates.find((path) => existsSync(path));
  if (!found)
    throw new Error(`no binary: build it, or name it in TRADEWIND_BIN (looked at ${candidates.join(", ")})`);
  return found;
}

/** The first line with a link on stdout or stderr; what was said is shown when none comes. */
function linkOf(child) {
  return new Promise((done, fail) => {
    let said = "";
    const timer = setTimeout(
      () => fail(new Error(`the demo printed no link within ${start_timeout_ms} ms:\n${said}`)),
      start_timeout_ms,
    );
    const read = (chunk) => {
      said += chunk;
      const found = link_pattern.exec(said);
      if (!found || !/\s/.test(said.slice(found.index + found[0].length))) return;
      clearTimeout(timer);
      done(found[0]);
    };
    child.stdout.setEncoding("utf8").on("data", read);
    child.stderr.setEncoding("utf8").on("data", read);
    child.once("error", fail);
    child.once("exit", (code) => fail(new Error(`the demo ended with code ${code}:\n${said}`)));
  });
}
