//! Orders, their events and their fills.

use super::OrderStatus;
use crate::key::{self, KeyKind};
use crate::{FillKey, OrderKey};
use model::{
    AccountId, Amount, AssetId, BotId, FillId, Instant, InstrumentId, Liquidity, MoneyError, OrderId,
    OrderKind, OrderSize, Price, Purpose, Quantity, Rounding, Side,
};

/// An order, refused ones included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderRow {
    /// Whose account.
    pub account: AccountId,
    /// The client order id, unique per account.
    pub order: OrderId,
    /// Which bot's; [`BotId::MAIN`] for the owner's own.
    pub bot: BotId,
    /// The round trip it belongs to, by its number in the account.
    pub trade: Option<u64>,
    /// What is traded.
    pub instrument: InstrumentId,
    /// Which way.
    pub side: Side,
    /// How it waits for its price.
    pub kind: OrderKind,
    /// How much.
    pub size: OrderSize,
    /// What for.
    pub purpose: Purpose,
    /// Whether it can only reduce a position.
    pub is_reduce_only: bool,
    /// Where it stands.
    pub status: OrderStatus,
    /// How much of it was traded.
    pub filled_quantity: Quantity,
    /// The sum of its fills' price × quantity.
    pub filled_notional: Amount,
    /// Why it was refused or rejected.
    pub reject_code: Option<String>,
    /// The venue's id of it.
    pub venue_order: Option<String>,
    /// When it was made; a part of its key, so it never changes.
    pub created_at: Instant,
    /// When the row last changed.
    pub updated_at: Instant,
}

/// A step in an order's life; never changed, never deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderEventRow {
    /// Whose account.
    pub account: AccountId,
    /// Which order.
    pub order: OrderId,
    /// Unique within the order and rising: the journal's sequence, or a counter.
    pub sequence: u64,
    /// When.
    pub at: Instant,
    /// Where the order stood afterwards.
    pub status: OrderStatus,
    /// A word for programs, as `amended`.
    pub code: String,
    /// A sentence for people.
    pub text: String,
}

/// A fill; never changed, never deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FillRow {
    /// Whose account.
    pub account: AccountId,
    /// The venue's id of it, unique per account.
    pub fill: FillId,
    /// Which order.
    pub order: OrderId,
    /// Which bot's.
    pub bot: BotId,
    /// The round trip it belongs to, by its number in the account.
    pub trade: Option<u64>,
    /// What was traded.
    pub instrument: InstrumentId,
    /// Which way.
    pub side: Side,
    /// The price.
    pub price: Price,
    /// The quantity.
    pub quantity: Quantity,
    /// Price × quantity as the venue booked it.
    pub notional: Amount,
    /// The fee.
    pub fee: Amount,
    /// What the fee was paid in.
    pub fee_asset: AssetId,
    /// Whether the order had waited on the book.
    pub liquidity: Liquidity,
    /// What the order was for.
    pub purpose: Purpose,
    /// When the venue says it happened.
    pub executed_at: Instant,
}

impl OrderRow {
    /// The order's key.
    #[must_use]
    pub fn key(&self) -> OrderKey {
        OrderKey(key::derive(KeyKind::Order, self.created_at, self.account, self.order.packed()))
    }

    /// The average price of its fills, rounded down at 10⁻¹⁸; `None` before the first.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`] when the average leaves the range.
    pub fn average_price(&self) -> Result<Option<Price>, MoneyError> {
        if !self.filled_quantity.is_positive() {
            return Ok(None);
        }
        self.filled_notional.per(self.filled_quantity, Rounding::Floor).map(Some)
    }
}

impl FillRow {
    /// The fill's key.
    #[must_use]
    pub fn key(&self) -> FillKey {
        FillKey(key::derive(KeyKind::Fill, self.executed_at, self.account, self.fill.0))
    }
}
