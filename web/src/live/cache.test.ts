import { QueryClient, type InfiniteData } from "@tanstack/react-query";
import { beforeEach, expect, it, vi } from "vitest";
import type { Page } from "@/api/types";
import { applyFrame, matches, resyncTopic } from "./cache";
import type { DataFrame } from "./frames";

let client: QueryClient;
const row = (id: string, over: object = {}) => ({
  id,
  instrument: "sim:BTC-USDT",
  bot_id: "b1",
  status: "accepted",
  ...over,
});
const pages = (...ids: string[]) => ({
  pageParams: [null],
  pages: [{ items: ids.map((id) => row(id)), next_cursor: null }],
});
const idsOf = (key: unknown[]) =>
  client
    .getQueryData<InfiniteData<Page<{ id: string }>>>(key)
    ?.pages.flatMap((page) => page.items.map((item) => item.id));
const frame = (channel: string, action: string, data: unknown) =>
  ({ channel, action, data, topic: channel, timestamp: 0, seq: 1, prev_seq: null }) as unknown as DataFrame;

beforeEach(() => {
  client = new QueryClient();
});

it("puts a new order on top of the lists whose filter it passes, and nowhere else", () => {
  client.setQueryData(["orders", {}], pages("o1"));
  client.setQueryData(["orders", { symbol: "ETH-USDT" }], pages("o9"));
  client.setQueryData(["orders", { bot_id: "b1" }], pages("o1"));
  applyFrame(client, frame("orders", "new", { order: row("o2") }));
  expect(idsOf(["orders", {}])).toEqual(["o2", "o1"]);
  expect(idsOf(["orders", { symbol: "ETH-USDT" }])).toEqual(["o9"]);
  expect(idsOf(["orders", { bot_id: "b1" }])).toEqual(["o2", "o1"]);
});

it("changes an order where it stands", () => {
  client.setQueryData(["orders", {}], pages("o1", "o2", "o3"));
  applyFrame(client, frame("orders", "update", { order: row("o2", { status: "filled" }) }));
  expect(idsOf(["orders", {}])).toEqual(["o1", "o2", "o3"]);
});

it("removes a closed position and adds an opened one", () => {
  client.setQueryData(["positions", {}], [row("p1")]);
  applyFrame(client, frame("positions", "opened", row("p2")));
  applyFrame(client, frame("positions", "closed", row("p1")));
  expect(client.getQueryData<{ id: string }[]>(["positions", {}])?.map((position) => position.id)).toEqual([
    "p2",
  ]);
});

it("writes a bot event only into logs that show its kind", () => {
  for (const kind of ["", "refusal", "fill"])
    client.setQueryData(["bot-events", "b1", kind], {
      pageParams: [null],
      pages: [{ items: [], next_cursor: null }],
    });
  applyFrame(client, frame("bots", "event", { bot: { id: "b1" }, event: { id: "e1", kind: "refusal" } }));
  expect(idsOf(["bot-events", "b1", ""])).toEqual(["e1"]);
  expect(idsOf(["bot-events", "b1", "refusal"])).toEqual(["e1"]);
  expect(idsOf(["bot-events", "b1", "fill"])).toEqual([]);
});

it("reads anew only what a topic feeds", () => {
  client.setQueryData(["orders", {}], pages());
  client.setQueryData(["bots"], []);
  resyncTopic(client, "orders");
  expect(client.getQueryState(["orders", {}])?.isInvalidated).toBe(true);
  expect(client.getQueryState(["bots"])?.isInvalidated).toBe(false);
});

it("does not take DOGE-USDT for a suffix of another symbol", () => {
  expect(matches({ symbol: "GE-USDT" }, row("x", { instrument: "sim:DOGE-USDT" }))).toBe(false);
});

it("takes over the reason of an order with the frame of its fill", () => {
  client.setQueryData(["order", "o1"], row("o1"));
  applyFrame(
    client,
    frame("orders", "fill", {
      order: { ...row("o1", { status: "filled" }), explanation: { text: "the averages crossed" } },
    }),
  );
  expect(client.getQueryData(["order", "o1"])).toMatchObject({
    status: "filled",
    explanation: { text: "the averages crossed" },
  });
});

it("takes a bot off the list when it is removed", () => {
  client.setQueryData(["bots"], [row("b1"), row("b2")]);
  applyFrame(client, frame("bots", "removed", { bot: row("b1") }));
  expect(client.getQueryData<{ id: string }[]>(["bots"])?.map((bot) => bot.id)).toEqual(["b2"]);
  expect(client.getQueryData(["bot-removed", "b1"])).toBe(true);
});

it("puts no bot on the list that it does not know", () => {
  client.setQueryData(["bots"], [row("b2")]);
  applyFrame(client, frame("bots", "state", { bot: row("b1") }));
  expect(client.getQueryData<{ id: string }[]>(["bots"])?.map((bot) => bot.id)).toEqual(["b2"]);
});

it("says on its page and in lists what became of a signal, and reads the lists once more", async () => {
  vi.useFakeTimers();
  const signal = (id: string) => ({ id, instrument: "sim:BTC-USDT", status: "active", outcome: null });
  const outcome = { end: "stopped" };
  const filters = [{}, { state: "open" }];
  for (const filter of filters)
    client.setQueryData(["signals", filter], {
      pageParams: [null],
      pages: [{ items: [signal("s1"), signal("s2")], next_cursor: null }],
    });
  client.setQueryData(["signals", "top"], [signal("s2")]);
  client.setQueryData(["signal", "s2"], { ...signal("s2"), reasoning: "long" });
  for (const [action, id] of [
    ["update", "s2"],
    ["new", "s3"],
  ] as const)
    applyFrame(client, frame("signals", action, { ...signal(id), status: "invalidated", outcome }));
  const ended = { ...signal("s2"), status: "invalidated", outcome };
  for (const filter of filters)
    expect(client.getQueryData<InfiniteData<Page<object>>>(["signals", filter])?.pages[0]?.items).toEqual([
      signal("s1"),
      ended,
    ]);
  expect(client.getQueryData(["signals", "top"])).toEqual([ended]);
  expect(client.getQueryData(["signal", "s2"])).toEqual({ ...ended, reasoning: "long" });
  expect(client.getQueryData(["signal", "s3"])).toBeUndefined();
  const stale = () => filters.map((filter) => client.getQueryState(["signals", filter])?.isInvalidated);
  expect(stale()).toEqual([false, false]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(stale()).toEqual([true, true]);
  vi.useRealTimers();
});

it("reads lists and pages of signals anew after a gap in their topic", () => {
  for (const key of [
    ["signals", {}],
    ["signal", "s1"],
    ["orders", {}],
  ])
    client.setQueryData(key, {});
  resyncTopic(client, "signals:sim:BTC-USDT");
  const stale = (key: unknown[]) => client.getQueryState(key)?.isInvalidated;
  expect([stale(["signals", {}]), stale(["signal", "s1"]), stale(["orders", {}])]).toEqual([
    true,
    true,
    false,
  ]);
});
