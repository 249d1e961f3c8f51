/** Runs named tests one after another; prints one line each and the count at the end. */
export class Report {
  passed = 0;
  failed = 0;
  #only;

  constructor(only) {
    this.#only = only;
  }

  async test(name, run) {
    if (this.#only && !name.includes(this.#only)) return;
    const started_at = performance.now();
    try {
      const note = await run();
      this.passed += 1;
      console.log(`ok    ${name} (${took(started_at)}${note ? `, ${note}` : ""})`);
    } catch (error) {
      this.failed += 1;
      console.log(
        `FAIL  ${name} (${took(started_at)})\n      ${String(error?.message ?? error)
          .split("\n")
          .slice(0, 12)
          .join("\n      ")}`,
      );
    }
  }

  end() {
    console.log(`E2E: ${this.passed} passed, ${this.failed} failed`);
    return this.failed === 0 && this.passed > 0 ? 0 : 1;
  }
}

export function assert(truth, message) {
  if (!truth) throw new Error(message);
}

function took(started_at) {
  return `${((performance.now() - started_at) / 1_000).toFixed(1)} s`;
}
