import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { backoffDelay } from "./backoff";
import { LiveSocket, type LiveStatus, type SocketLike } from "./socket";

class FakeSocket implements SocketLike {
  readyState = 0;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  sent: Record<string, unknown>[] = [];
  send(text: string): void {
    this.sent.push(JSON.parse(text) as Record<string, unknown>);
  }
  close(): void {
    this.readyState = 3;
  }
  open(): void {
    this.readyState = 1;
    this.onopen?.();
  }
  receive(frame: unknown): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
  of(type: string): Record<string, unknown>[] {
    return this.sent.filter((message) => message["type"] === type);
  }
}

function order(seq: number, prev_seq: number | null) {
  return {
    type: "order",
    channel: "orders",
    topic: "orders",
    action: "update",
    seq,
    prev_seq,
    timestamp: 1,
    data: { order: { id: `o${seq}` } },
  };
}

function setUp() {
  const world: { renewal: "renewed" | "refused" | "unreachable" } = { renewal: "refused" };
  const sockets: FakeSocket[] = [];
  const applied: number[] = [];
  const resyncs: (string | null)[] = [];
  const statuses: LiveStatus[] = [];
  const live = new LiveSocket({
    create: () => {
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket;
    },
    onData: (frame) => applied.push(frame.seq),
    onResync: (topic) => resyncs.push(topic),
    onStatus: (status) => statuses.push(status),
    renewSession: () => Promise.resolve(world.renewal),
    random: () => 0,
  });
  live.start();
  const socket = () => sockets.at(-1) as FakeSocket;
  return { world, live, socket, sockets, applied, resyncs, statuses };
}

function goLive() {
  const world = setUp();
  world.live.subscribe({ channel: "orders" });
  world.socket().open();
  world.socket().receive({ type: "auth_success", session: "s1", heartbeat_s: 15 });
  world.socket().receive({ type: "subscribed", id: 1, topic: "orders", seq: 10 });
  return world;
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("sequence", () => {
  it("applies a chain and drops duplicates", () => {
    const { socket, applied } = goLive();
    for (const frame of [order(11, 10), order(11, 10), order(13, 11)]) socket().receive(frame);
    expect(applied).toEqual([11, 13]);
  });

  it("asks to resume from its cursor at a gap and holds frames back until the chain closes", () => {
    const { socket, applied, resyncs } = goLive();
    socket().receive(order(11, 10));
    socket().receive(order(14, 13));
    socket().receive(order(15, 14));
    expect(applied).toEqual([11]);
    expect(socket().of("resume")).toEqual([{ type: "resume", session: "s1", cursors: { orders: 11 } }]);
    for (const frame of [order(12, 11), order(13, 12), order(14, 13), order(15, 14), order(16, 15)])
      socket().receive(frame);
    expect(applied).toEqual([11, 12, 13, 14, 15, 16]);
    vi.advanceTimersByTime(5_000);
    expect(resyncs).toEqual([]);
  });

  it("takes a snapshot when the server says resync, and then any frame", () => {
    const { socket, applied, resyncs } = goLive();
    socket().receive(order(20, 19));
    socket().receive({ type: "resync", topic: "orders", reason: "too old" });
    socket().receive(order(21, 20));
    expect(resyncs).toEqual(["orders"]);
    expect(applied).toEqual([21]);
  });

  it("takes a snapshot when nobody answers the resume", () => {
    const { socket, resyncs } = goLive();
    socket().receive(order(20, 19));
    vi.advanceTimersByTime(3_000);
    expect(resyncs).toEqual(["orders"]);
  });
});

describe("subscriptions", () => {
  it("sends one subscribe for two panels and one unsubscribe after both left", () => {
    const { live, socket } = goLive();
    const first = live.subscribe({ channel: "ticker", symbol: "*" });
    const second = live.subscribe({ channel: "ticker", symbol: "*" });
    vi.advanceTimersByTime(50);
    expect(socket().of("subscribe")).toHaveLength(2);
    first();
    first();
    vi.advanceTimersByTime(50);
    expect(socket().of("unsubscribe")).toHaveLength(0);
    second();
    vi.advanceTimersByTime(50);
    expect(socket().of("unsubscribe")).toMatchObject([{ channel: "ticker", symbol: "*" }]);
  });

  it("keeps only private topics while hidden, and reads anew when shown", () => {
    const { live, socket, resyncs } = goLive();
    live.subscribe({ channel: "candles", symbol: "BTC-USDT", timeframe: "1m" });
    vi.advanceTimersByTime(50);
    live.setHidden(true);
    vi.advanceTimersByTime(50);
    expect(socket().of("unsubscribe")).toMatchObject([{ channel: "candles" }]);
    live.setHidden(false);
    vi.advanceTimersByTime(50);
    expect(socket().of("subscribe").at(-1)).toMatchObject({
      channel: "candles",
      symbol: "BTC-USDT",
      timeframe: "1m",
    });
    expect(resyncs).toEqual([null]);
  });
});

describe("connection", () => {
  it("comes back with backoff, resumes, subscribes again and reads anew", () => {
    const { socket, sockets, resyncs, statuses } = goLive();
    socket().receive(order(11, 10));
    socket().onclose?.({ code: 1012 });
    expect(statuses.at(-1)?.state).toBe("waiting");
    vi.advanceTimersByTime(499);
    expect(sockets).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(sockets).toHaveLength(2);
    socket().open();
    expect(socket().of("resume")).toEqual([{ type: "resume", session: "s1", cursors: { orders: 11 } }]);
    expect(socket().of("subscribe")).toMatchObject([{ channel: "orders" }]);
    socket().receive({ type: "auth_success", session: "s2" });
    expect(resyncs).toEqual([null]);
  });

  it("leaves a connection that fell silent", () => {
    const { sockets, statuses } = goLive();
    vi.advanceTimersByTime(60_000);
    expect(sockets.length).toBeGreaterThan(1);
    expect(statuses.some((status) => status.state === "waiting")).toBe(true);
  });

  it.each([
    ["refused", "idle", 1],
    ["renewed", "connecting", 2],
    ["unreachable", "waiting", 1],
  ] as const)("when the session ends and its renewal is %s, it is %s", async (renewal, state, count) => {
    const { world, socket, sockets, statuses } = goLive();
    world.renewal = renewal;
    socket().onclose?.({ code: 4401 });
    await vi.advanceTimersByTimeAsync(100);
    expect(statuses.at(-1)?.state).toBe(state);
    expect(sockets).toHaveLength(count);
  });

  it("does not ask for a new session again and again", async () => {
    const { world, socket, sockets, statuses } = goLive();
    world.renewal = "renewed";
    socket().onclose?.({ code: 4401 });
    await vi.advanceTimersByTimeAsync(0);
    socket().onclose?.({ code: 4401 });
    await vi.advanceTimersByTimeAsync(0);
    expect(statuses.at(-1)?.state).toBe("waiting");
    expect(sockets).toHaveLength(2);
  });

  it.each([
    [0, 0, 500],
    [1, 1, 1_000],
    [3, 0, 2_000],
    [20, 1, 15_000],
    [20, 0, 7_500],
  ])("attempt %i with chance %d waits %i ms", (attempt, random, expected) => {
    expect(backoffDelay(attempt, random)).toBe(expected);
  });
});
