//! What an account was worth, and when.

use model::{AccountId, Amount, AssetId, BotId, Instant};
use serde::{Deserialize, Serialize};

/// An account's value at an instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PortfolioSnapshotRow {
    /// Whose account.
    pub account: AccountId,
    /// When (market time).
    pub at: Instant,
    /// Free and held money in the base currency.
    pub cash_value: Amount,
    /// Everything, at the marks of that instant.
    pub total_value: Amount,
    /// What closed parts have gained or lost.
    pub realized_pnl: Amount,
    /// What open parts would.
    pub unrealized_pnl: Amount,
    /// What each coin stood at.
    pub balances: Vec<CoinBalance>,
    /// What each bot was worth.
    pub bots: Vec<BotValue>,
}

/// What was owned of one asset, kept as JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoinBalance {
    /// Which asset.
    pub asset: AssetId,
    /// At hand.
    pub free: Amount,
    /// Set aside for orders.
    pub held: Amount,
}

/// What a bot was worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BotValue {
    /// Which bot.
    pub bot: BotId,
    /// Its cash and positions at the marks of that instant.
    pub equity: Amount,
}

/// A point of an account's curve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PortfolioPoint {
    /// When.
    pub at: Instant,
    /// Everything.
    pub total_value: Amount,
    /// Free and held money.
    pub cash_value: Amount,
}

/// A point of a bot's curve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ValuePoint {
    /// When.
    pub at: Instant,
    /// What it was worth.
    pub value: Amount,
}
