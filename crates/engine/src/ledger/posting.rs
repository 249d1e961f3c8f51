//! Postings and the transactions they make up.

use super::{AccountKind, LedgerAccount};
use model::{Amount, AssetId, BotId};
use serde::{Deserialize, Serialize};

/// One side of a transaction: an amount added to one account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Posting {
    /// Which account.
    pub account: LedgerAccount,
    /// How much is added; negative takes away.
    pub amount: Amount,
}

impl Posting {
    /// A posting to one kind of a bot's accounts.
    #[must_use]
    pub const fn new(bot: BotId, asset: AssetId, kind: AccountKind, amount: Amount) -> Self {
        Self { account: LedgerAccount { bot, asset, kind }, amount }
    }
}

/// What a transaction is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TransactionKind {
    /// Money from outside.
    Deposit,
    /// Between the main account and a bot.
    Transfer,
    /// Free to held, for an order.
    Hold,
    /// Held back to free.
    Release,
    /// A trade and its fee.
    Fill,
}

impl TransactionKind {
    /// The name in tables.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Deposit => "deposit",
            Self::Transfer => "transfer",
            Self::Hold => "hold",
            Self::Release => "release",
            Self::Fill => "fill",
        }
    }
}

/// A transaction: postings that sum to zero for each asset.
#[derive(Clone, Copy, Debug)]
pub struct Transaction<'a> {
    /// What it is.
    pub kind: TransactionKind,
    /// What it is booked for: the fill, the order (packed), or a counter; unique within its kind.
    pub reference: u64,
    /// The postings.
    pub postings: &'a [Posting],
}
