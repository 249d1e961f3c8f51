//! Postings and balances: double entry, per asset, per account, per bot.

use super::{LedgerAccountKind, LedgerKind};
use model::{AccountId, Amount, AssetId, BotId, Instant};

/// A ledger transaction: its entries sum to zero per asset. Never changed, never deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerTransactionRow {
    /// Whose account.
    pub account: AccountId,
    /// What it does.
    pub kind: LedgerKind,
    /// What kind of thing it is for, as `fill`.
    pub reference_kind: String,
    /// Which one. Account, kind, reference kind and reference together are unique: a posting is booked once.
    pub reference: String,
    /// When.
    pub at: Instant,
    /// The entries.
    pub entries: Vec<LedgerEntry>,
}

/// One side of a posting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LedgerEntry {
    /// Which bot's; [`BotId::MAIN`] for the account itself.
    pub bot: BotId,
    /// Which asset.
    pub asset: AssetId,
    /// Which ledger account.
    pub kind: LedgerAccountKind,
    /// How much: what comes in is positive.
    pub amount: Amount,
}

/// What stands in one ledger account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BalanceRow {
    /// Whose account.
    pub account: AccountId,
    /// Which bot's.
    pub bot: BotId,
    /// Which asset.
    pub asset: AssetId,
    /// Which ledger account.
    pub kind: LedgerAccountKind,
    /// How much.
    pub amount: Amount,
}
