//! Orders as they are asked for: sides, kinds, sizes, purposes.

use crate::{AccountId, Amount, BotId, GroupId, InstrumentId, OrderId, Price, Quantity, Ratio};
use serde::{Deserialize, Serialize};

/// Which way an order goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Base in, quote out.
    Buy,
    /// Base out, quote in.
    Sell,
}

/// How an order waits for its price.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "type")]
pub enum OrderKind {
    /// At once, at the market's price.
    Market,
    /// At this price or better.
    Limit {
        /// The worst price that is taken.
        price: Price,
    },
    /// A market order once the price touches the stop.
    Stop {
        /// The price whose touch triggers the order.
        stop_price: Price,
    },
}

/// How much an order is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderSize {
    /// So much of the base asset.
    Quantity(Quantity),
    /// As many lots as this much of the quote asset pays for, fees included (market buys only).
    Quote(Amount),
}

/// What an order is for; of an exit also the reason it is recorded under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Opens or adds to a position.
    Entry,
    /// Closes because the strategy's rule says so.
    Signal,
    /// Closes at the first stop, a loss.
    Stop,
    /// Closes at the entry price after the first tier.
    BreakEven,
    /// Closes at the stop that follows the highest price.
    Trailing,
    /// Sells the first part at a profit.
    #[serde(rename = "tier_1")]
    Tier1,
    /// Sells the second part at a profit.
    #[serde(rename = "tier_2")]
    Tier2,
    /// Closes because a person, the kill switch or the stopping of a bot demands it.
    Manual,
}

impl Purpose {
    /// Every purpose, in the order of the enum.
    pub const ALL: [Self; 8] = [
        Self::Entry,
        Self::Signal,
        Self::Stop,
        Self::BreakEven,
        Self::Trailing,
        Self::Tier1,
        Self::Tier2,
        Self::Manual,
    ];

    /// The name in files, tables and on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Entry => "entry",
            Self::Signal => "signal",
            Self::Stop => "stop",
            Self::BreakEven => "break_even",
            Self::Trailing => "trailing",
            Self::Tier1 => "tier_1",
            Self::Tier2 => "tier_2",
            Self::Manual => "manual",
        }
    }
}

impl Side {
    /// The name in files, tables and on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Buy => "buy",
            Self::Sell => "sell",
        }
    }
}

/// An order as it goes to a venue. The engine sends only approved ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderRequest {
    /// The client order id.
    pub order: OrderId,
    /// Whose account.
    pub account: AccountId,
    /// Which bot's.
    pub bot: BotId,
    /// What is traded.
    pub instrument: InstrumentId,
    /// Which way.
    pub side: Side,
    /// How it waits.
    pub kind: OrderKind,
    /// How much.
    pub size: OrderSize,
    /// The most quote that a buy by quantity may cost, fees included: what the bot has. `None` for other orders.
    pub budget: Option<Amount>,
    /// What for.
    pub purpose: Purpose,
    /// The exit group whose hold this order draws on; such an order only ever reduces a position.
    pub group: Option<GroupId>,
    /// For an entry, how far below its price the stop will stand (as a ratio of the price), where one is planned.
    pub stop_distance: Option<Ratio>,
}

impl OrderRequest {
    /// Whether the order can only reduce a position.
    #[must_use]
    pub const fn is_reduce_only(&self) -> bool {
        self.group.is_some()
    }
}
