/** Bots, orders, fills, trades, positions and the portfolio. */
import type {
  BotState,
  Decimal,
  EventKind,
  EventLevel,
  OrderStatus,
  Purpose,
  Side,
  Timeframe,
  TimestampText,
} from "./types";

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
