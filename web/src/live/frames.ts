/** What travels on the socket. Data is trusted to have the shape of its channel; unknown channels are ignored. */
import type {
  Bot,
  BotEvent,
  Candle,
  Fill,
  Order,
  Portfolio,
  Position,
  SignalSummary,
  Ticker,
} from "@/api/types";
import type { Timeframe } from "@/lib/symbol";

interface FrameOf<C extends string, D> {
  channel: C;
  topic: string;
  action: string;
  seq: number;
  prev_seq: number | null;
  timestamp: number;
  data: D;
}

export type TickerFrame = FrameOf<"ticker", Ticker>;
export type CandleFrame = FrameOf<"candles", { instrument: string; timeframe: Timeframe; candle: Candle }>;
export type OrderFrame = FrameOf<"orders", { order: Order; fill?: Fill }>;
export type PositionFrame = FrameOf<"positions", Position>;
export type BotFrame = FrameOf<"bots", { bot?: Bot; event?: BotEvent }>;
export type PortfolioFrame = FrameOf<"portfolio", Portfolio>;
export type SignalFrame = FrameOf<"signals", SignalSummary>;
export type DataFrame =
  TickerFrame | CandleFrame | OrderFrame | PositionFrame | BotFrame | PortfolioFrame | SignalFrame;

export interface ControlFrame {
  type: "auth_success" | "subscribed" | "unsubscribed" | "error" | "heartbeat" | "pong" | "resync";
  id?: number;
  topic?: string;
  seq?: number;
  session?: string;
  heartbeat_s?: number;
  code?: string;
  message?: string;
  fatal?: boolean;
}

export type Frame = DataFrame | ControlFrame;

export interface Subscription {
  channel: DataFrame["channel"];
  symbol?: string;
  timeframe?: Timeframe;
}

export function isData(frame: Frame): frame is DataFrame {
  return "channel" in frame && "data" in frame && "seq" in frame;
}

export function subscriptionKey(subscription: Subscription): string {
  return [subscription.channel, subscription.symbol ?? "", subscription.timeframe ?? ""].join("|");
}

/** Public market data; everything else belongs to the user and is kept while the tab is hidden. */
export function isPublic(subscription: Subscription): boolean {
  return subscription.channel === "ticker" || subscription.channel === "candles";
}

export function parseFrame(text: string): Frame | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && "type" in value ? (value as Frame) : null;
  } catch {
    return null;
  }
}
