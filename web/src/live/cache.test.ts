import { QueryClient, type InfiniteData } from "@tanstack/react-query";
import { beforeEach, expect, it } from "vitest";
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
