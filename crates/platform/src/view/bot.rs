//! Bots: what they are set to, how they fare, what they decided and why.

use super::record::Position;
use model::{Amount, Instant, Ratio, Timeframe};
use std::collections::BTreeMap;
pub use store::row::{BotEventKind, BotState, Check, DesiredState, EventLevel, Fact};
use uuid::Uuid;

/// A bot with its live figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Bot {
    /// The id.
    pub id: Uuid,
    /// The account it trades in.
    pub account_id: Uuid,
    /// Its name.
    pub name: String,
    /// What its owner wrote about it.
    pub description: String,
    /// Which strategy it runs.
    pub strategy: String,
    /// The strategy's parameters.
    pub params: BTreeMap<String, String>,
    /// What it trades, by public id.
    pub instrument: String,
    /// The candles it decides on.
    pub timeframe: Timeframe,
    /// The money allotted to it.
    pub base_amount: Amount,
    /// What its owner wants.
    pub desired_state: DesiredState,
    /// What it does.
    pub state: BotState,
    /// Why it stopped by itself.
    pub error: Option<String>,
    /// Cash and position at the last price; live figures are `None` while the trading side cannot be asked.
    pub equity: Option<Amount>,
    /// Free and held cash.
    pub cash: Option<Amount>,
    /// Profit of what is closed, less all fees.
    pub realized_pnl: Amount,
    /// Profit of what is open, at the last price, before the fee of its exit.
    pub unrealized_pnl: Option<Amount>,
    /// Equity less the money allotted.
    pub net_profit: Option<Amount>,
    /// The same as a share of the money allotted.
    pub net_profit_ratio: Option<Ratio>,
    /// Closed round trips.
    pub trades_count: u64,
    /// Open round trips.
    pub open_trades: u64,
    /// Closed round trips with a profit, as a share of all closed.
    pub win_rate: Option<Ratio>,
    /// Fees so far.
    pub fees_paid: Amount,
    /// What it holds.
    pub position: Option<Position>,
    /// What it decided last.
    pub last_decision: Option<Decision>,
    /// When it was made.
    pub created_at: Instant,
    /// When its settings or state last changed.
    pub updated_at: Instant,
    /// When it last started.
    pub started_at: Option<Instant>,
    /// Grows with each change of its settings or state.
    pub version: u64,
}

/// The last decision of a bot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// When, in market time.
    pub at: Instant,
    /// Of what kind, as `refusal`.
    pub kind: BotEventKind,
    /// In words.
    pub text: String,
}

/// One entry of a bot's log: what it did or did not do, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BotEvent {
    /// The id.
    pub id: Uuid,
    /// Which bot.
    pub bot_id: Uuid,
    /// When, in market time.
    pub at: Instant,
    /// How much it matters.
    pub level: EventLevel,
    /// Of what kind.
    pub kind: BotEventKind,
    /// The rule or event, for programs.
    pub code: String,
    /// The same in words.
    pub text: String,
    /// The values it was decided by.
    pub facts: Vec<Fact>,
    /// The risk checks, passed or not.
    pub checks: Vec<Check>,
    /// The order it is about.
    pub order_id: Option<Uuid>,
}

/// How a bot has fared.
#[derive(Clone, Debug, PartialEq)]
pub struct BotMetrics {
    /// What it was worth over time.
    pub equity: Vec<EquityPoint>,
    /// The deepest fall from a peak.
    pub max_drawdown: Option<Ratio>,
    /// Profits over losses.
    pub profit_factor: Option<Ratio>,
    /// Closed round trips with a profit, as a share of all closed.
    pub win_rate: Option<Ratio>,
    /// How many round trips ended for which reason.
    pub exit_reasons: BTreeMap<String, u64>,
}

/// What a bot was worth at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EquityPoint {
    /// When, in market time.
    pub at: Instant,
    /// What it was worth.
    pub equity: Amount,
}
