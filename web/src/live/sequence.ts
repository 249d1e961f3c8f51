/**
 * Sequence numbers of one connection. A frame whose `prev_seq` is not the last `seq` of its topic is a gap: it is held
 * back, `resume` is asked for, and frames count again once the chain closes or the topic is resynchronised.
 */
export type Verdict = "apply" | "duplicate" | "gap" | "waiting";

interface TopicState {
  seq: number;
  waiting: boolean;
}

export class Sequences {
  readonly #topics = new Map<string, TopicState>();

  judge(topic: string, seq: number, prev_seq: number | null): Verdict {
    const state = this.#topics.get(topic);
    if (state === undefined || prev_seq === null) {
      this.#topics.set(topic, { seq, waiting: false });
      return "apply";
    }
    if (seq <= state.seq) return "duplicate";
    if (prev_seq === state.seq) {
      state.seq = seq;
      state.waiting = false;
      return "apply";
    }
    if (state.waiting) return "waiting";
    state.waiting = true;
    return "gap";
  }

  /** The server told where a topic stands (`subscribed`), which is no news where frames were seen already. */
  start(topic: string, seq: number): void {
    if (!this.#topics.has(topic)) this.#topics.set(topic, { seq, waiting: false });
  }

  /** The next frame of the topic is taken as it comes; the caller fetches a snapshot. */
  forget(topic: string): void {
    this.#topics.delete(topic);
  }

  isWaiting(topic: string): boolean {
    return this.#topics.get(topic)?.waiting === true;
  }

  cursors(): Record<string, number> {
    return Object.fromEntries([...this.#topics].map(([topic, state]) => [topic, state.seq]));
  }

  clear(): void {
    this.#topics.clear();
  }
}
