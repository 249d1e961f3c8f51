//! What an engine is told: prices, closed candles, and what a venue says of its orders.

use crate::{
    AccountId, Amount, AssetId, Candle, FillId, Instant, InstrumentId, OrderId, Price, Purpose, Quantity,
    SeriesId,
};
use serde::{Deserialize, Serialize};

/// One input of the engine. Small enough to pass by value; candles and venue events go by reference.
#[derive(Clone, Copy, Debug)]
pub enum Event<'a> {
    /// The price of an instrument, in ticks of its series: an open, an extreme, a trade.
    Price {
        /// Which instrument.
        instrument: InstrumentId,
        /// The price in ticks of the instrument's series.
        ticks: i64,
    },
    /// A candle has closed. A forming candle is another type that no engine takes.
    Close {
        /// Which series.
        series: SeriesId,
        /// The candle.
        candle: &'a Candle,
    },
    /// A venue has said something of an order.
    Venue(&'a VenueEvent),
}

const _: () = assert!(size_of::<Event<'_>>() <= 64);

/// What a venue says of one order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VenueEvent {
    /// When the venue says it happened.
    pub venue_at: Instant,
    /// Whose account.
    pub account: AccountId,
    /// Which order.
    pub order: OrderId,
    /// What happened.
    pub kind: VenueEventKind,
}

/// The things a venue can say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum VenueEventKind {
    /// The order is on the venue's books.
    Accepted,
    /// The venue has refused the order; it never was on its books.
    Rejected {
        /// Why.
        reason: RejectReason,
    },
    /// A part or all of the order was traded.
    Filled(Fill),
    /// The stop stands elsewhere now, or the group has less left than the order was for.
    Amended {
        /// The quantity that is left to fill.
        quantity: Quantity,
        /// The stop price, for a stop.
        stop_price: Option<Price>,
        /// The purpose from now on.
        purpose: Purpose,
    },
    /// The order is off the books, with what was filled before.
    Canceled,
}

/// A trade of one order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fill {
    /// The venue's id of the fill, unique per account: a fill is booked once.
    pub fill: FillId,
    /// The price.
    pub price: Price,
    /// The quantity.
    pub quantity: Quantity,
    /// `price × quantity` as the venue charged or paid it.
    pub notional: Amount,
    /// The fee.
    pub fee: Amount,
    /// What the fee was paid in.
    pub fee_asset: AssetId,
    /// Whether the order had waited on the book.
    pub liquidity: Liquidity,
    /// Whether nothing is left of the order.
    pub is_last: bool,
}

/// Which side of the book a fill came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Liquidity {
    /// The order waited on the book.
    Maker,
    /// The order took from the book.
    Taker,
}

/// Why a venue refused an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RejectReason {
    /// The account does not hold what the order costs.
    InsufficientBalance,
    /// The price or stop is off the tick grid, or not above zero.
    Tick,
    /// The quantity is off the lot grid, zero, or below the minimum.
    Lot,
    /// Price × quantity is below the minimum.
    Notional,
    /// The venue already has an order of this id.
    Duplicate,
    /// The order or its group is unknown.
    Unknown,
}

impl RejectReason {
    /// The code in tables and on the wire.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::InsufficientBalance => "insufficient_balance",
            Self::Tick => "tick",
            Self::Lot => "lot",
            Self::Notional => "notional",
            Self::Duplicate => "duplicate",
            Self::Unknown => "unknown_order",
        }
    }
}
