//! What the risk rules did, and the switches that stop everything.

use super::RiskAction;
use model::{AccountId, BotId, Instant, OrderId};

/// A risk rule has acted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RiskEventRow {
    /// Whose account.
    pub account: AccountId,
    /// Which bot; `None` for the whole account.
    pub bot: Option<BotId>,
    /// Unique within the account and rising: the journal's sequence, or a counter.
    pub sequence: u64,
    /// When.
    pub at: Instant,
    /// The rule, as `daily_loss`.
    pub rule: String,
    /// What it did.
    pub action: RiskAction,
    /// What was seen.
    pub observed: String,
    /// What is allowed.
    pub allowed: String,
    /// Which order, where there was one.
    pub order: Option<OrderId>,
}

/// A kill switch: engaged until it is released.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KillSwitchRow {
    /// Whose account.
    pub account: AccountId,
    /// Which bot; `None` for the whole account.
    pub bot: Option<BotId>,
    /// In the words of who engaged it.
    pub reason: String,
    /// When it was engaged; with account and bot its name.
    pub engaged_at: Instant,
    /// When it was released.
    pub released_at: Option<Instant>,
}
