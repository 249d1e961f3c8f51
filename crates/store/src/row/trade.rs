//! Round trips (from flat to flat) and positions.

use super::{Direction, PositionStatus, TradeStatus};
use crate::key::{self, KeyKind};
use crate::{PositionKey, TradeKey};
use model::{
    AccountId, Amount, BotId, Instant, InstrumentId, MoneyError, Price, Purpose, Quantity, Ratio, Rounding,
};

/// A round trip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TradeRow {
    /// Whose account.
    pub account: AccountId,
    /// Its number in the account.
    pub trade: u64,
    /// Which bot's.
    pub bot: BotId,
    /// What was traded.
    pub instrument: InstrumentId,
    /// Which way.
    pub direction: Direction,
    /// Where it stands.
    pub status: TradeStatus,
    /// When it was entered; a part of its key, so it never changes.
    pub entry_time: Instant,
    /// The average price of its entries.
    pub entry_price: Price,
    /// How much was entered in all.
    pub quantity: Quantity,
    /// What the entries cost, fees included.
    pub invested: Amount,
    /// When it was flat again.
    pub exit_time: Option<Instant>,
    /// The average price of its exits.
    pub exit_price: Option<Price>,
    /// What the exits brought, fees taken off.
    pub returned: Amount,
    /// All fees, in the quote asset.
    pub fees: Amount,
    /// What was gained or lost; `None` before the first exit.
    pub pnl: Option<Amount>,
    /// The highest price since entry.
    pub highest_price: Price,
    /// Where the stop stands.
    pub stop_loss: Option<Price>,
    /// What ended it.
    pub exit_reason: Option<Purpose>,
    /// Where parts of it are sold at a profit, in their order.
    pub targets: Vec<TradeTarget>,
    /// When the row last changed.
    pub updated_at: Instant,
}

/// A price at which a part of a round trip is sold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TradeTarget {
    /// The price.
    pub price: Price,
    /// How much.
    pub quantity: Quantity,
    /// When it was reached.
    pub hit_at: Option<Instant>,
}

/// A position: one open per account, instrument and bot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PositionRow {
    /// Whose account.
    pub account: AccountId,
    /// Its number in the account.
    pub position: u64,
    /// Which bot's.
    pub bot: BotId,
    /// The round trip that it is a part of, by its number in the account.
    pub trade: Option<u64>,
    /// What is held.
    pub instrument: InstrumentId,
    /// Which way.
    pub direction: Direction,
    /// Whether it is held.
    pub status: PositionStatus,
    /// How much; zero when closed.
    pub quantity: Quantity,
    /// What the held quantity cost.
    pub cost_basis: Amount,
    /// What its exits have gained or lost.
    pub realized_pnl: Amount,
    /// Where the stop stands.
    pub stop_loss: Option<Price>,
    /// The highest price since it was opened.
    pub highest_price: Price,
    /// When it was opened; a part of its key, so it never changes.
    pub opened_at: Instant,
    /// When it was closed.
    pub closed_at: Option<Instant>,
    /// When the row last changed.
    pub updated_at: Instant,
}

impl TradeRow {
    /// The round trip's key.
    #[must_use]
    pub fn key(&self) -> TradeKey {
        TradeKey(key::derive(KeyKind::Trade, self.entry_time, self.account, self.trade))
    }

    /// The gain in percent points of what was invested, rounded down at 10⁻¹⁸.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`] when it leaves the range.
    pub fn pnl_pct(&self) -> Result<Option<Ratio>, MoneyError> {
        let Some(pnl) = self.pnl else { return Ok(None) };
        if !self.invested.is_positive() {
            return Ok(None);
        }
        pnl.ratio_to(self.invested, Rounding::Floor)?.percent().map(Some)
    }
}

impl PositionRow {
    /// The position's key.
    #[must_use]
    pub fn key(&self) -> PositionKey {
        PositionKey(key::derive(KeyKind::Position, self.opened_at, self.account, self.position))
    }

    /// What the held quantity cost per unit, rounded down at 10⁻¹⁸; `None` when flat.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`] when it leaves the range.
    pub fn average_entry_price(&self) -> Result<Option<Price>, MoneyError> {
        if !self.quantity.is_positive() {
            return Ok(None);
        }
        self.cost_basis.per(self.quantity, Rounding::Floor).map(Some)
    }
}
