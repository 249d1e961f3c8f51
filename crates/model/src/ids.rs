//! Ids are counters here; the store gives the outside world its UUIDs.
//!
//! Each id is its own type, so an order id cannot be handed over where a bot id belongs. Ids of things that an engine
//! keeps in arrays (assets, instruments, bots, series) are dense: they count from zero and are never used again.

use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident($inner:ty)) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub $inner);

        impl $name {
            /// The id as an index into a dense array.
            #[must_use]
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}", self.0)
            }
        }
    };
}

id!(
    /// A trading account: one owner, one venue, one engine.
    AccountId(u32)
);
id!(
    /// An asset of the catalog (BTC, USDT, …), dense.
    AssetId(u16)
);
id!(
    /// An instrument of the catalog, dense.
    InstrumentId(u16)
);
id!(
    /// A candle series (one instrument at one time frame), dense within an engine's market.
    SeriesId(u32)
);
id!(
    /// A bot of an account, dense. `BotId::MAIN` is the account itself.
    BotId(u32)
);
id!(
    /// Orders that share one hold: whatever one of them fills, the others lose.
    GroupId(u64)
);
id!(
    /// A venue's fill, unique per account.
    FillId(u64)
);

impl BotId {
    /// The part of the account that belongs to no bot.
    pub const MAIN: Self = Self(0);
}

/// The client order id: epoch (one more after each recovery) and sequence within it, unique per account.
///
/// A venue shows it in its own alphabet; the engine never sends an order under another id again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct OrderId {
    /// How many times the account's engine has been recovered before this order was made.
    pub epoch: u32,
    /// The order's number within its epoch, from 1.
    pub sequence: u32,
}

impl OrderId {
    /// Both parts in one number, in the order in which the orders were made.
    #[must_use]
    pub const fn packed(self) -> u64 {
        ((self.epoch as u64) << 32) | self.sequence as u64
    }

    /// The id whose [`packed`](Self::packed) form this is.
    #[must_use]
    pub const fn from_packed(packed: u64) -> Self {
        Self { epoch: (packed >> 32) as u32, sequence: (packed & 0xffff_ffff) as u32 }
    }
}

impl fmt::Display for OrderId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.epoch, self.sequence)
    }
}
