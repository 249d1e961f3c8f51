/**
 * One WebSocket for all panels. Read-only: orders never travel here.
 * Subscriptions are counted; what is wanted is compared with what was sent, so a panel that leaves and another that
 * comes in the same moment cost nothing.
 */
import { backoffDelay } from "./backoff";
import {
  isData,
  isPublic,
  parseFrame,
  subscriptionKey,
  type ControlFrame,
  type DataFrame,
  type Subscription,
} from "./frames";
import { Sequences } from "./sequence";

export const subprotocol = "trade.v1";
const ping_every_ms = 10_000;
const gap_patience_ms = 3_000;
const sync_delay_ms = 20;
const close_auth = 4401;

export interface LiveStatus {
  state: "idle" | "connecting" | "live" | "waiting";
  latency_ms: number | null;
  /** When the next attempt is made (wall clock ms), while `waiting`. */
  retry_at: number | null;
}

export interface SocketLike {
  readyState: number;
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
  send(text: string): void;
  close(code?: number): void;
}

export interface LiveSocketOptions {
  create: () => SocketLike;
  onData: (frame: DataFrame) => void;
  /** A topic (or all, `null`) must be read anew over REST. */
  onResync: (topic: string | null) => void;
  onStatus: (status: LiveStatus) => void;
  /** The session ran out: can it be renewed? */
  renewSession: () => Promise<"renewed" | "refused" | "unreachable">;
  random?: () => number;
}

export class LiveSocket {
  readonly #options: LiveSocketOptions;
  readonly #wanted = new Map<string, { subscription: Subscription; count: number }>();
  readonly #sent = new Map<string, { id: number; topic: string | null }>();
  readonly #sequences = new Sequences();
  #status: LiveStatus = { state: "idle", latency_ms: null, retry_at: null };
  #socket: SocketLike | null = null;
  #session: string | null = null;
  #attempt = 0;
  #next_id = 1;
  #is_hidden = false;
  #has_been_live = false;
  #seen_at = 0;
  #pinged_at: number | null = null;
  #silence_max_ms = 35_000;
  #watch: ReturnType<typeof setInterval> | null = null;
  #retry: ReturnType<typeof setTimeout> | null = null;
  #sync: ReturnType<typeof setTimeout> | null = null;

  constructor(options: LiveSocketOptions) {
    this.#options = options;
  }

  start(): void {
    if (this.#status.state === "idle") this.#connect();
  }

  stop(): void {
    this.#drop();
    this.#setStatus({ state: "idle", latency_ms: null, retry_at: null });
  }

  retryNow(): void {
    if (this.#status.state === "waiting") this.#connect();
  }

  subscribe(subscription: Subscription): () => void {
    const key = subscriptionKey(subscription);
    const entry = this.#wanted.get(key) ?? { subscription, count: 0 };
    entry.count += 1;
    this.#wanted.set(key, entry);
    this.#scheduleSync();
    let is_held = true;
    return () => {
      if (!is_held) return;
      is_held = false;
      entry.count -= 1;
      if (entry.count === 0) this.#wanted.delete(key);
      this.#scheduleSync();
    };
  }

  /** A hidden tab keeps only the user's own topics. */
  setHidden(is_hidden: boolean): void {
    if (this.#is_hidden === is_hidden) return;
    this.#is_hidden = is_hidden;
    this.#scheduleSync();
    if (!is_hidden) this.#options.onResync(null);
  }

  #connect(): void {
    this.#drop();
    this.#setStatus({ state: "connecting", latency_ms: null, retry_at: null });
    const socket = this.#options.create();
    this.#socket = socket;
    socket.onopen = () => this.#opened();
    socket.onmessage = (event) => {
      if (typeof event.data === "string") this.#received(event.data);
    };
    socket.onclose = (event) => {
      if (this.#socket === socket) void this.#closed(event.code);
    };
  }

  #opened(): void {
    this.#seen_at = Date.now();
    this.#watch = setInterval(() => this.#heartbeat(), ping_every_ms);
    if (this.#session !== null)
      this.#send({ type: "resume", session: this.#session, cursors: this.#sequences.cursors() });
    this.#syncNow();
    this.#heartbeat();
  }

  #received(text: string): void {
    this.#seen_at = Date.now();
    const frame = parseFrame(text);
    if (frame === null) return;
    if (this.#status.state !== "live") this.#becameLive();
    if (isData(frame)) this.#judge(frame);
    else this.#control(frame);
  }

  #becameLive(): void {
    this.#attempt = 0;
    this.#setStatus({ state: "live", latency_ms: null, retry_at: null });
    if (this.#has_been_live) this.#options.onResync(null);
    this.#has_been_live = true;
  }

  #judge(frame: DataFrame): void {
    const verdict = this.#sequences.judge(frame.topic, frame.seq, frame.prev_seq);
    if (verdict === "apply") this.#options.onData(frame);
    if (verdict !== "gap") return;
    const topic = frame.topic;
    const cursor = this.#sequences.cursors()[topic] ?? 0;
    if (this.#session === null) return this.#resync(topic);
    this.#send({ type: "resume", session: this.#session, cursors: { [topic]: cursor } });
    setTimeout(() => {
      if (this.#sequences.isWaiting(topic)) this.#resync(topic);
    }, gap_patience_ms);
  }

  #control(frame: ControlFrame): void {
    switch (frame.type) {
      case "auth_success":
        this.#session = frame.session ?? null;
        if (frame.heartbeat_s !== undefined) this.#silence_max_ms = frame.heartbeat_s * 2_000 + 5_000;
        return;
      case "subscribed":
        if (frame.topic === undefined) return;
        for (const entry of this.#sent.values()) if (entry.id === frame.id) entry.topic = frame.topic;
        if (frame.seq !== undefined) this.#sequences.start(frame.topic, frame.seq);
        return;
      case "resync":
        if (frame.topic !== undefined) this.#resync(frame.topic);
        return;
      case "pong":
        if (this.#pinged_at !== null)
          this.#setStatus({ ...this.#status, latency_ms: Math.round(performance.now() - this.#pinged_at) });
        this.#pinged_at = null;
        return;
      case "unsubscribed":
      case "heartbeat":
      case "error":
        return;
    }
  }

  #resync(topic: string): void {
    this.#sequences.forget(topic);
    this.#options.onResync(topic);
  }

  #heartbeat(): void {
    if (Date.now() - this.#seen_at > this.#silence_max_ms) {
      this.#socket?.close(4000);
      void this.#closed(4000);
      return;
    }
    this.#pinged_at = performance.now();
    this.#send({ type: "ping" });
  }

  async #closed(code: number): Promise<void> {
    this.#drop();
    if (code === close_auth && this.#attempt === 0) {
      this.#attempt = 1;
      this.#setStatus({ state: "connecting", latency_ms: null, retry_at: null });
      const outcome = await this.#options.renewSession();
      if (this.#status.state !== "connecting" || this.#socket !== null) return;
      if (outcome === "refused") return this.stop();
      if (outcome === "renewed") return this.#connect();
    }
    const delay = backoffDelay(this.#attempt, (this.#options.random ?? Math.random)());
    this.#attempt += 1;
    this.#setStatus({ state: "waiting", latency_ms: null, retry_at: Date.now() + delay });
    this.#retry = setTimeout(() => this.#connect(), delay);
  }

  #drop(): void {
    const socket = this.#socket;
    this.#socket = null;
    if (this.#watch !== null) clearInterval(this.#watch);
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#watch = null;
    this.#retry = null;
    this.#forgetPublic();
    this.#sent.clear();
    if (socket === null) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  /** A new connection numbers conflated topics for itself; durable ones go on where they were. */
  #forgetPublic(): void {
    for (const topic of Object.keys(this.#sequences.cursors())) {
      if (/^(?:ticker|candles?|portfolio)\b/.test(topic)) this.#sequences.forget(topic);
    }
  }

  #scheduleSync(): void {
    this.#sync ??= setTimeout(() => {
      this.#sync = null;
      this.#syncNow();
    }, sync_delay_ms);
  }

  #syncNow(): void {
    if (this.#socket?.readyState !== 1) return;
    for (const [key, { subscription }] of this.#wanted) {
      if (this.#sent.has(key) || (this.#is_hidden && isPublic(subscription))) continue;
      const id = this.#next_id++;
      this.#sent.set(key, { id, topic: null });
      this.#send({ type: "subscribe", id, ...subscription });
    }
    for (const [key, { topic }] of this.#sent) {
      const wanted = this.#wanted.get(key);
      if (wanted !== undefined && !(this.#is_hidden && isPublic(wanted.subscription))) continue;
      this.#sent.delete(key);
      if (topic !== null) this.#sequences.forget(topic);
      const [channel, symbol, timeframe] = key.split("|");
      this.#send({
        type: "unsubscribe",
        id: this.#next_id++,
        channel,
        ...(symbol && { symbol }),
        ...(timeframe && { timeframe }),
      });
    }
  }

  #send(message: Record<string, unknown>): void {
    if (this.#socket?.readyState === 1) this.#socket.send(JSON.stringify(message));
  }

  #setStatus(status: LiveStatus): void {
    this.#status = status;
    this.#options.onStatus(status);
  }
}
