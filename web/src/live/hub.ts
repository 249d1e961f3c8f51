/** Wires socket, frame batch and query cache together; the only instance of the live connection. */
import type { QueryClient } from "@tanstack/react-query";
import { refreshSession } from "@/api/client";
import { FrameBatch } from "./batch";
import { applyFrame, resyncTopic } from "./cache";
import type { DataFrame, Subscription } from "./frames";
import { LiveSocket, subprotocol, type LiveStatus, type SocketLike } from "./socket";

type Channel = DataFrame["channel"];
type FrameOf<C extends Channel> = Extract<DataFrame, { channel: C }>;
const hidden_flush_ms = 1_000;
const hidden_after_ms = 15_000;

export class LiveHub {
  readonly #client: QueryClient;
  readonly #socket: LiveSocket;
  readonly #batch = new FrameBatch();
  readonly #listeners = new Map<Channel, Set<(frame: never) => void>>();
  readonly #status_listeners = new Set<() => void>();
  #status: LiveStatus = { state: "idle", latency_ms: null, retry_at: null };
  #frame_at = 0;
  #is_paused = false;
  #flush_due = false;
  #hide_timer: ReturnType<typeof setTimeout> | null = null;

  constructor(client: QueryClient, create?: () => SocketLike) {
    this.#client = client;
    this.#socket = new LiveSocket({
      create: create ?? openSocket,
      onData: (frame) => this.#queue(frame),
      onResync: (topic) => resyncTopic(client, topic),
      onStatus: (status) => this.#setStatus(status),
      renewSession: refreshSession,
    });
  }

  start(): () => void {
    const onVisibility = () => this.#visibilityChanged();
    const onOnline = () => this.#socket.retryNow();
    document.addEventListener("visibilitychange", onVisibility);
    addEventListener("online", onOnline);
    this.#socket.start();
    return () => {
      document.removeEventListener("visibilitychange", onVisibility);
      removeEventListener("online", onOnline);
      this.#socket.stop();
    };
  }

  subscribe = (subscription: Subscription): (() => void) => this.#socket.subscribe(subscription);

  retryNow = (): void => this.#socket.retryNow();

  status = (): LiveStatus => this.#status;

  /** When the last data frame came (wall clock ms); 0 before the first. */
  frameAt = (): number => this.#frame_at;

  isPaused = (): boolean => this.#is_paused;

  /** Holds back everything that moves (WCAG 2.2.2); the newest state is read anew when it goes on. */
  setPaused = (is_paused: boolean): void => {
    this.#is_paused = is_paused;
    if (!is_paused) {
      this.#flush();
      resyncTopic(this.#client, null);
    }
    this.#status_listeners.forEach((listener) => listener());
  };

  watchStatus = (listener: () => void): (() => void) => {
    this.#status_listeners.add(listener);
    return () => this.#status_listeners.delete(listener);
  };

  /** For those who need the frames themselves; everybody else reads the cache. */
  watch = <C extends Channel>(channel: C, listener: (frame: FrameOf<C>) => void): (() => void) => {
    const set = this.#listeners.get(channel) ?? new Set();
    this.#listeners.set(channel, set);
    set.add(listener);
    return () => {
      set.delete(listener);
    };
  };

  #queue(frame: DataFrame): void {
    this.#frame_at = Date.now();
    if (this.#is_paused) return;
    this.#batch.add(frame);
    if (this.#flush_due) return;
    this.#flush_due = true;
    if (document.hidden) setTimeout(() => this.#flush(), hidden_flush_ms);
    else requestAnimationFrame(() => this.#flush());
  }

  #flush(): void {
    this.#flush_due = false;
    for (const frame of this.#batch.take()) {
      applyFrame(this.#client, frame);
      this.#listeners.get(frame.channel)?.forEach((listener) => listener(frame as never));
    }
  }

  #visibilityChanged(): void {
    if (this.#hide_timer !== null) clearTimeout(this.#hide_timer);
    this.#hide_timer = null;
    if (document.hidden) {
      this.#flush();
      this.#hide_timer = setTimeout(() => this.#socket.setHidden(true), hidden_after_ms);
    } else {
      this.#flush();
      this.#socket.setHidden(false);
    }
  }

  #setStatus(status: LiveStatus): void {
    this.#status = status;
    this.#status_listeners.forEach((listener) => listener());
  }
}

function openSocket(): SocketLike {
  const socket: unknown = new WebSocket(
    `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws`,
    subprotocol,
  );
  return socket as SocketLike;
}
