import { createContext, useContext, useEffect, useState, useSyncExternalStore } from "react";
import { symbolOf, type Timeframe } from "@/lib/symbol";
import type { CandleFrame, Subscription } from "./frames";
import type { LiveHub } from "./hub";

export const LiveContext = createContext<LiveHub | null>(null);
const stale_after_ms = 6_000;

export function useLive(): LiveHub {
  const hub = useContext(LiveContext);
  if (hub === null) throw new Error("invariant: the live hub surrounds the app");
  return hub;
}

export function useTopic(subscription: Subscription | null): void {
  const hub = useLive();
  const { channel, symbol, timeframe } = subscription ?? {};
  useEffect(() => {
    if (channel === undefined) return;
    return hub.subscribe({
      channel,
      ...(symbol !== undefined && { symbol }),
      ...(timeframe !== undefined && { timeframe }),
    });
  }, [hub, channel, symbol, timeframe]);
}

export function useCandleFrames(
  symbol: string,
  timeframe: Timeframe,
  listener: (frame: CandleFrame) => void,
): void {
  const hub = useLive();
  useTopic({ channel: "candles", symbol, timeframe });
  useEffect(
    () =>
      hub.watch("candles", (frame) => {
        if (frame.data.timeframe === timeframe && symbolOf(frame.data.instrument) === symbol) listener(frame);
      }),
    [hub, symbol, timeframe, listener],
  );
}

export interface Feed {
  state: "live" | "stale" | "connecting" | "waiting" | "paused";
  latency_ms: number | null;
  stale_s: number;
  retry_s: number;
}

/** Refreshes once a second, since "stale" and the countdown are a matter of time. */
export function useFeed(): Feed {
  const hub = useLive();
  const status = useSyncExternalStore(hub.watchStatus, hub.status);
  const is_paused = useSyncExternalStore(hub.watchStatus, hub.isPaused);
  const now = useNow(1_000);
  const stale_ms = hub.frameAt() === 0 ? 0 : now - hub.frameAt();
  const feed = {
    latency_ms: status.latency_ms,
    stale_s: Math.floor(stale_ms / 1_000),
    retry_s: status.retry_at === null ? 0 : Math.max(0, Math.ceil((status.retry_at - now) / 1_000)),
  };
  if (is_paused) return { ...feed, state: "paused" };
  if (status.state === "waiting") return { ...feed, state: "waiting" };
  if (status.state !== "live") return { ...feed, state: "connecting" };
  return { ...feed, state: stale_ms > stale_after_ms ? "stale" : "live" };
}

export function useNow(every_ms: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every_ms);
    return () => clearInterval(timer);
  }, [every_ms]);
  return now;
}
