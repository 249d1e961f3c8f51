//! Bots, their diary and their runs.

use super::{BotEventKind, BotKind, BotState, DesiredState, EventLevel};
use crate::key::{self, KeyKind};
use crate::{BotEventKey, BotKey};
use model::{AccountId, Amount, BotId, Instant, InstrumentId, OrderId, Timeframe};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A bot as the journal tells of it.
///
/// Name and description are the owner's: a projection writes them once, when the bot is new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BotRow {
    /// Whose account.
    pub account: AccountId,
    /// Its number in the account.
    pub bot: BotId,
    /// The owner's name for it.
    pub name: String,
    /// The owner's words on it.
    pub description: String,
    /// What kind of bot.
    pub kind: BotKind,
    /// The strategy's name.
    pub strategy: String,
    /// Parameters and limits.
    pub config: BotConfig,
    /// One more with each change of the configuration, from 1.
    pub config_version: u32,
    /// What it trades.
    pub instrument: InstrumentId,
    /// On which candles it decides.
    pub timeframe: Timeframe,
    /// What it was given to trade with, in the quote asset.
    pub base_amount: Amount,
    /// What its owner wants.
    pub desired_state: DesiredState,
    /// What it does.
    pub state: BotState,
    /// What went wrong, in state `error`.
    pub error: Option<String>,
    /// When it was made; a part of its key, so it never changes.
    pub created_at: Instant,
    /// When it last began to run.
    pub started_at: Option<Instant>,
    /// When the row last changed.
    pub updated_at: Instant,
    /// When it was put away.
    pub archived_at: Option<Instant>,
    /// One more with each change. The store counts: a projection's own value is not looked at.
    pub version: u64,
}

/// How a bot is set, kept as JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BotConfig {
    /// The strategy's parameters.
    pub params: BTreeMap<String, String>,
    /// The risk limits that differ from the defaults.
    pub limits: BTreeMap<String, String>,
}

/// An entry of a bot's diary: a decision and its reasons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BotEventRow {
    /// Whose account.
    pub account: AccountId,
    /// Which bot; [`BotId::MAIN`] for the account itself.
    pub bot: BotId,
    /// Unique within the account and rising: the journal's sequence, or a counter.
    pub sequence: u64,
    /// When (market time).
    pub at: Instant,
    /// How much it matters.
    pub level: EventLevel,
    /// What it tells of.
    pub kind: BotEventKind,
    /// A word for programs, as `below_average`.
    pub code: String,
    /// A sentence for people.
    pub text: String,
    /// What was seen.
    pub facts: Vec<Fact>,
    /// What was checked.
    pub checks: Vec<Check>,
    /// The order that it led to or tells of.
    pub order: Option<OrderId>,
}

/// Something that was seen, kept as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// Its name, as `sma_short`.
    pub name: String,
    /// Its value as text.
    pub value: String,
    /// Its unit, as `USDT`.
    pub unit: Option<String>,
}

/// A rule that was checked, kept as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// The rule, as `risk_per_trade`.
    pub rule: String,
    /// Whether it let the order pass.
    #[serde(rename = "passed")]
    pub is_passed: bool,
    /// What was seen.
    pub observed: String,
    /// What is allowed.
    pub allowed: String,
}

/// A stretch of time in which a bot ran; made by the store when a bot starts and stops.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BotRunRow {
    /// Whose account.
    pub account: AccountId,
    /// Which bot.
    pub bot: BotId,
    /// With which configuration it began.
    pub config_version: u32,
    /// When it began.
    pub started_at: Instant,
    /// When it ended.
    pub stopped_at: Option<Instant>,
    /// The state it ended in.
    pub ended_in: Option<BotState>,
}

/// A bot's finished round trips in figures, added up exactly.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BotMetrics {
    /// Round trips that are flat again.
    pub trades_count: u64,
    /// Round trips that are still open.
    pub open_trades: u64,
    /// Finished ones with a profit.
    pub wins: u64,
    /// Finished ones with a loss.
    pub losses: u64,
    /// All profits.
    pub gross_profit: Amount,
    /// All losses, as a positive amount.
    pub gross_loss: Amount,
    /// All fees, open round trips included.
    pub fees: Amount,
    /// How often each reason ended one.
    pub exit_reasons: BTreeMap<&'static str, u64>,
}

impl BotRow {
    /// The bot's key.
    #[must_use]
    pub fn key(&self) -> BotKey {
        BotKey(key::derive(KeyKind::Bot, self.created_at, self.account, u64::from(self.bot.0)))
    }
}

impl BotEventRow {
    /// The entry's key.
    #[must_use]
    pub fn key(&self) -> BotEventKey {
        BotEventKey(key::derive(KeyKind::BotEvent, self.at, self.account, self.sequence))
    }
}
