//! What an account is worth.

use super::{Decimal, Percent, Time, position::Position};
use platform::view;
use serde::Serialize;
use utoipa::ToSchema;

/// How far apart the points of a history are; names what texts may say, and is never made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub enum HistoryInterval {
    /// One minute.
    #[serde(rename = "1m")]
    Minute,
    /// Five minutes.
    #[serde(rename = "5m")]
    FiveMinutes,
    /// One hour.
    #[serde(rename = "1h")]
    Hour,
    /// One day.
    #[serde(rename = "1d")]
    Day,
}

/// What an account is worth.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Portfolio {
    /// Everything at the last prices.
    pub total_value: Decimal,
    /// Since the day began, in UTC.
    pub daily_pnl: Decimal,
    /// The same in percent of the value when the day began.
    pub daily_pnl_pct: Option<Percent>,
    /// Free cash.
    pub available_balance: Decimal,
    /// Cash that waits for orders.
    pub held_balance: Decimal,
    /// What was paid for the open positions.
    pub total_invested: Decimal,
    /// Profit of what is closed, less all fees.
    pub realized_pnl: Decimal,
    /// Profit of what is open, at the last prices, before the fee of its exit.
    pub unrealized_pnl: Decimal,
    /// What it is worth less what was paid in.
    pub net_profit: Decimal,
    /// The same in percent of what was paid in.
    pub net_profit_pct: Option<Percent>,
    /// The deepest fall from a peak.
    pub max_drawdown_pct: Percent,
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
    /// Closed round trips with a profit, in percent of all closed.
    pub win_rate_pct: Option<Percent>,
    /// As of when, in market time.
    pub updated_at: Time,
}

/// What there is of an asset.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Balance {
    /// Which asset.
    pub asset: String,
    /// What can be used.
    pub free: Decimal,
    /// What waits for orders.
    pub held: Decimal,
    /// Both.
    pub total: Decimal,
    /// What it is worth in the account's base currency, if a price is known.
    pub value: Option<Decimal>,
}

/// What an account was worth at a time.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PortfolioPoint {
    /// When, in milliseconds since 1970 UTC.
    pub t: i64,
    /// Everything at the prices of that time.
    pub total_value: Decimal,
    /// Its cash.
    pub cash_value: Decimal,
}

impl From<view::Portfolio> for Portfolio {
    fn from(portfolio: view::Portfolio) -> Self {
        Self {
            total_value: portfolio.total_value.into(),
            daily_pnl: portfolio.daily_pnl.into(),
            daily_pnl_pct: portfolio.daily_pnl_ratio.map(Into::into),
            available_balance: portfolio.available_balance.into(),
            held_balance: portfolio.held_balance.into(),
            total_invested: portfolio.total_invested.into(),
            realized_pnl: portfolio.realized_pnl.into(),
            unrealized_pnl: portfolio.unrealized_pnl.into(),
            net_profit: portfolio.net_profit.into(),
            net_profit_pct: portfolio.net_profit_ratio.map(Into::into),
            max_drawdown_pct: portfolio.max_drawdown.into(),
            positions: portfolio.positions.into_iter().map(Into::into).collect(),
            balances: portfolio.balances.into_iter().map(Into::into).collect(),
            active_bots: portfolio.active_bots,
            total_bots: portfolio.total_bots,
            total_trades: portfolio.total_trades,
            win_rate_pct: portfolio.win_rate.map(Into::into),
            updated_at: portfolio.updated_at.into(),
        }
    }
}

impl From<view::Balance> for Balance {
    fn from(balance: view::Balance) -> Self {
        Self {
            asset: balance.asset,
            free: balance.free.into(),
            held: balance.held.into(),
            total: balance.total.into(),
            value: balance.value.map(Into::into),
        }
    }
}

impl From<view::PortfolioPoint> for PortfolioPoint {
    fn from(point: view::PortfolioPoint) -> Self {
        Self {
            t: point.at.millis(),
            total_value: point.total_value.into(),
            cash_value: point.cash_value.into(),
        }
    }
}
