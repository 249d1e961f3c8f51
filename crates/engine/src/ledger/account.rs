//! The accounts of the ledger.

use model::{AssetId, BotId};
use serde::{Deserialize, Serialize};

/// What an account of the ledger is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountKind {
    /// Owned, can be spent.
    Free,
    /// Owned, set aside for open orders.
    Held,
    /// What the other side of trades has given (negative: received).
    Counterparty,
    /// What venues have charged.
    Fees,
    /// Where deposits come from and withdrawals go.
    External,
    /// What reports contradict and a person must look at.
    Suspense,
}

impl AccountKind {
    /// How many kinds there are.
    pub const COUNT: usize = 6;

    /// Every kind, in the order of the enum.
    pub const ALL: [Self; Self::COUNT] =
        [Self::Free, Self::Held, Self::Counterparty, Self::Fees, Self::External, Self::Suspense];

    /// Whether balances of this kind belong to the owner.
    #[must_use]
    pub const fn is_owned(self) -> bool {
        matches!(self, Self::Free | Self::Held)
    }

    /// The name in tables.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::Held => "held",
            Self::Counterparty => "counterparty",
            Self::Fees => "fees",
            Self::External => "external",
            Self::Suspense => "suspense",
        }
    }
}

/// One account of the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerAccount {
    /// Whose part: a bot's, or the main account's.
    pub bot: BotId,
    /// Of which asset.
    pub asset: AssetId,
    /// What for.
    pub kind: AccountKind,
}
