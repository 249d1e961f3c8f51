//! What an account is worth, and what stops it.

use super::record::Position;
use model::{Amount, Instant, Ratio};
use uuid::Uuid;

/// What an account is worth.
#[derive(Clone, Debug, PartialEq)]
pub struct Portfolio {
    /// Everything at the last prices.
    pub total_value: Amount,
    /// Since the day began, in UTC.
    pub daily_pnl: Amount,
    /// The same as a share of the value when the day began.
    pub daily_pnl_ratio: Option<Ratio>,
    /// Free cash.
    pub available_balance: Amount,
    /// Cash that waits for orders.
    pub held_balance: Amount,
    /// What was paid for the open positions.
    pub total_invested: Amount,
    /// Profit of what is closed, less all fees.
    pub realized_pnl: Amount,
    /// Profit of what is open, at the last prices, before the fee of its exit.
    pub unrealized_pnl: Amount,
    /// What it is worth less what was paid in.
    pub net_profit: Amount,
    /// The same as a share of what was paid in.
    pub net_profit_ratio: Option<Ratio>,
    /// The deepest fall from a peak.
    pub max_drawdown: Ratio,
    /// What is held.
    pub positions: Vec<Position>,
    /// What there is of each asset.
    pub balances: Vec<Balance>,
    /// Bots that run.
    pub active_bots: u64,
    /// All bots.
    pub total_bots: u64,
    /// Closed round trips.
    pub total_trades: u64,
    /// Closed round trips with a profit, as a share of all closed.
    pub win_rate: Option<Ratio>,
    /// As of when, in market time.
    pub updated_at: Instant,
}

/// What there is of an asset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Balance {
    /// Which asset.
    pub asset: String,
    /// What can be used.
    pub free: Amount,
    /// What waits for orders.
    pub held: Amount,
    /// Both.
    pub total: Amount,
    /// What it is worth in the account's base currency, if a price is known.
    pub value: Option<Amount>,
}

/// What an account was worth at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PortfolioPoint {
    /// When, in market time.
    pub at: Instant,
    /// Everything at the prices of that time.
    pub total_value: Amount,
    /// Its cash.
    pub cash_value: Amount,
}

/// How far apart the points of a history are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PortfolioInterval {
    /// One minute.
    Minute,
    /// Five minutes.
    FiveMinutes,
    /// One hour.
    Hour,
    /// One day.
    Day,
}

/// What a kill switch stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KillScope {
    /// Every bot of the account.
    Account,
    /// One bot.
    Bot,
}

/// An engaged kill switch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KillSwitch {
    /// What it stops.
    pub scope: KillScope,
    /// Which bot, if it stops one.
    pub bot_id: Option<Uuid>,
    /// Why.
    pub reason: String,
    /// Since when.
    pub engaged_at: Instant,
}
