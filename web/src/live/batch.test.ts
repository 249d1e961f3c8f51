import { expect, it } from "vitest";
import { FrameBatch } from "./batch";
import type { DataFrame } from "./frames";

function frame(channel: string, action: string, data: unknown, seq: number): DataFrame {
  return {
    type: channel,
    channel,
    topic: channel,
    action,
    seq,
    prev_seq: seq - 1,
    timestamp: 0,
    data,
  } as unknown as DataFrame;
}
const candle = (t: number, close: string) => ({
  instrument: "sim:BTC-USDT",
  timeframe: "1m",
  candle: { t, close },
});

it("keeps the last ticker of each instrument", () => {
  const batch = new FrameBatch();
  batch.add(frame("ticker", "update", { instrument: "a", last: "1" }, 1));
  batch.add(frame("ticker", "update", { instrument: "b", last: "5" }, 2));
  batch.add(frame("ticker", "update", { instrument: "a", last: "2" }, 3));
  expect(batch.take().map((entry) => entry.seq)).toEqual([2, 3]);
});

it("never drops a closed candle, and keeps order around it", () => {
  const batch = new FrameBatch();
  batch.add(frame("candles", "update", candle(0, "1"), 1));
  batch.add(frame("candles", "update", candle(0, "2"), 2));
  batch.add(frame("candles", "close", candle(0, "3"), 3));
  batch.add(frame("candles", "update", candle(60_000, "4"), 4));
  batch.add(frame("candles", "close", candle(60_000, "5"), 5));
  expect(batch.take().map((entry) => entry.seq)).toEqual([2, 3, 4, 5]);
});

it("keeps every order frame and every bot event", () => {
  const batch = new FrameBatch();
  for (const seq of [1, 2, 3]) batch.add(frame("orders", "update", { order: { id: "o" } }, seq));
  for (const seq of [4, 5]) batch.add(frame("bots", "event", { event: { id: `${seq}` } }, seq));
  expect(batch.take()).toHaveLength(5);
});

it("is empty after it was taken", () => {
  const batch = new FrameBatch();
  batch.add(frame("portfolio", "update", {}, 1));
  batch.take();
  expect(batch.size).toBe(0);
  expect(batch.take()).toEqual([]);
});
