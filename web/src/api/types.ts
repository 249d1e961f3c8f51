/**
 * The shapes of the wire, under the names of the API document.
 * Money, prices, quantities and percentages are decimal strings; `null` is "unknown".
 */
export * from "./types_trading";

export type Decimal = string;
export type TimestampText = string;

export type Timeframe = "1m" | "5m" | "15m" | "1h" | "4h" | "1d";
export type Side = "buy" | "sell";
export type BotState = "created" | "starting" | "running" | "paused" | "stopping" | "stopped" | "error";
export type OrderStatus =
  | "new"
  | "sent"
  | "accepted"
  | "partially_filled"
  | "cancel_requested"
  | "filled"
  | "canceled"
  | "refused"
  | "rejected"
  | "expired"
  | "unknown";
export type Purpose = "entry" | "signal" | "stop" | "break_even" | "trailing" | "tier_1" | "tier_2";
export type EventLevel = "info" | "warn" | "error";
export type EventKind = "decision" | "order" | "refusal" | "fill" | "state";

export interface Account {
  id: string;
  label: string;
  mode: "paper";
  venue: string;
  base_currency: string;
  status: string;
}

export interface User {
  id: string;
  username: string;
  email: string | null;
  role: "user" | "admin";
  demo: boolean;
  base_currency: string;
  created_at: TimestampText;
}

export interface Me extends User {
  accounts: Account[];
}

export interface Tokens {
  access_token: string;
  refresh_token: string;
  expires_in: number;
  user: User;
}

export interface Meta {
  name: string;
  version: string;
  demo: boolean;
  features: string[];
  market: {
    kind: "synthetic" | "replay" | "none";
    label: string;
    speed: string;
    market_time: TimestampText | null;
  };
  server_time: TimestampText;
}

export interface Instrument {
  id: string;
  symbol: string;
  base: string;
  quote: string;
  venue: string;
  kind: string;
  tick_size: Decimal;
  lot_size: Decimal;
  min_quantity: Decimal;
  min_notional: Decimal;
  status: string;
}

export interface Ticker {
  instrument: string;
  last: Decimal | null;
  change_24h_pct: Decimal | null;
  high_24h: Decimal | null;
  low_24h: Decimal | null;
  volume_24h: Decimal | null;
  at?: TimestampText | null;
}

export interface Candle {
  t: number;
  open: Decimal;
  high: Decimal;
  low: Decimal;
  close: Decimal;
  volume: Decimal;
}

export interface CandleSeries {
  instrument: string;
  timeframe: Timeframe;
  candles: Candle[];
  forming: Candle | null;
}

export interface SchemaProperty {
  title?: string;
  description?: string;
  type?: string;
  default?: unknown;
  minimum?: number | string;
  maximum?: number | string;
  enum?: string[];
  "x-unit"?: string;
}

export interface ParameterSchema {
  type?: string;
  properties?: Record<string, SchemaProperty>;
  required?: string[];
}

export interface Strategy {
  name: string;
  title: string;
  summary: string;
  description: string;
  rules: string[];
  schema: ParameterSchema;
  defaults: Record<string, unknown>;
  presets: { name: string; title: string; params: Record<string, unknown> }[];
}

export interface KillSwitches {
  engaged: { scope: "account" | "bot"; bot_id: string | null; reason: string; engaged_at: TimestampText }[];
}

export interface Pagination {
  limit: number;
  has_next: boolean;
  next_cursor?: string | null;
  total?: number | null;
}

export interface Page<T> {
  items: T[];
  next_cursor: string | null;
}

export interface ProblemBody {
  title?: string;
  status?: number;
  detail?: string;
  code?: string;
  request_id?: string;
  errors?: { pointer?: string; code?: string; message?: string }[];
  violations?: { limit?: string; observed?: string; allowed?: string }[];
}
