/**
 * The shapes of the wire, under the names of the API document.
 * Money, prices, quantities and percentages are decimal strings; `null` is "unknown".
 */
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

export interface PriceTarget {
  price: Decimal;
  quantity: Decimal;
  hit_at: TimestampText | null;
}

export interface Position {
  id: string;
  account_id: string;
  bot_id: string | null;
  bot_name: string | null;
  instrument: string;
  side: "long";
  quantity: Decimal;
  average_entry_price: Decimal;
  cost_basis: Decimal;
  current_price: Decimal | null;
  unrealized_pnl: Decimal | null;
  unrealized_pnl_pct: Decimal | null;
  realized_pnl: Decimal;
  stop_loss: Decimal | null;
  targets: PriceTarget[];
  highest_price: Decimal | null;
  opened_at: TimestampText;
}

export interface Bot {
  id: string;
  name: string;
  description: string | null;
  kind: string;
  strategy: string;
  params: Record<string, string>;
  account_id: string;
  instrument: string;
  timeframe: Timeframe;
  base_amount: Decimal;
  desired_state: string;
  state: BotState;
  error: string | null;
  equity: Decimal | null;
  cash: Decimal | null;
  realized_pnl: Decimal | null;
  unrealized_pnl: Decimal | null;
  net_profit: Decimal | null;
  net_profit_pct: Decimal | null;
  trades_count: number;
  open_trades: number;
  win_rate_pct: Decimal | null;
  fees_paid: Decimal | null;
  position: Position | null;
  last_decision: { at: TimestampText; kind: string; text: string } | null;
  created_at: TimestampText;
  updated_at: TimestampText;
  started_at: TimestampText | null;
  version: number;
}

export interface BotCreate {
  name: string;
  description?: string;
  strategy: string;
  params: Record<string, string>;
  symbol: string;
  timeframe: Timeframe;
  base_amount: Decimal;
}

export interface Fact {
  name: string;
  value: string;
  unit: string | null;
}

export interface RiskCheck {
  rule: string;
  passed: boolean;
  observed: string | null;
  allowed: string | null;
}

export interface BotEvent {
  id: string;
  bot_id?: string | null;
  at: TimestampText;
  level: EventLevel;
  kind: EventKind;
  code: string;
  text: string;
  facts: Fact[];
  checks: RiskCheck[];
  order_id: string | null;
}

export interface BotMetrics {
  equity: { t: number; equity: Decimal }[];
  max_drawdown_pct: Decimal | null;
  profit_factor: Decimal | number | null;
  win_rate_pct: Decimal | null;
  exit_reasons: Record<string, number>;
}

export interface Order {
  id: string;
  client_order_id: string;
  venue_order_id: string | null;
  bot_id: string | null;
  bot_name: string | null;
  instrument: string;
  side: Side;
  type: "market" | "limit" | "stop";
  quantity: Decimal | null;
  quote_amount: Decimal | null;
  price: Decimal | null;
  stop_price: Decimal | null;
  filled_quantity: Decimal;
  average_price: Decimal | null;
  status: OrderStatus;
  purpose: Purpose;
  reject_code: string | null;
  reduce_only: boolean;
  created_at: TimestampText;
  updated_at: TimestampText;
  explanation: BotEvent | null;
}

export interface Fill {
  id: string;
  order_id: string;
  bot_id: string | null;
  bot_name: string | null;
  instrument: string;
  side: Side;
  price: Decimal;
  quantity: Decimal;
  quote_quantity: Decimal;
  fee: Decimal;
  fee_asset: string;
  liquidity: "maker" | "taker";
  purpose: Purpose;
  executed_at: TimestampText;
}

export interface Trade {
  id: string;
  bot_id: string | null;
  bot_name: string | null;
  instrument: string;
  direction: "long";
  status: "active" | "finished";
  entry_time: TimestampText;
  entry_price: Decimal;
  quantity: Decimal;
  invested: Decimal;
  exit_time: TimestampText | null;
  exit_price: Decimal | null;
  returned: Decimal | null;
  fees: Decimal;
  pnl: Decimal | null;
  pnl_pct: Decimal | null;
  highest_price: Decimal | null;
  stop_loss: Decimal | null;
  targets: PriceTarget[];
  exit_reason: string | null;
}

export interface Balance {
  asset: string;
  free: Decimal;
  held: Decimal;
  total: Decimal;
  value: Decimal | null;
}

export interface Portfolio {
  total_value: Decimal;
  daily_pnl: Decimal | null;
  daily_pnl_pct: Decimal | null;
  available_balance: Decimal;
  held_balance: Decimal;
  total_invested: Decimal;
  realized_pnl: Decimal;
  unrealized_pnl: Decimal;
  net_profit: Decimal;
  net_profit_pct: Decimal | null;
  max_drawdown_pct: Decimal | null;
  positions: Position[];
  balances: Balance[];
  active_bots: number;
  total_bots: number;
  total_trades: number;
  win_rate_pct: Decimal | null;
  updated_at: TimestampText;
}

export interface PortfolioPoint {
  t: number;
  total_value: Decimal;
  cash_value: Decimal;
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
