//! What must be known of an account, beside its engine, to write its rows.

use engine::Core;
use engine::journal::StrategyChoice;
use engine::portfolio::BotState;
use model::{Amount, BotId, Instant, InstrumentId, MoneyError, OrderId, Price, Quantity, Ratio, Rounding};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An account, as far as its rows need it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AccountRecord {
    /// Its bots.
    pub bots: BTreeMap<BotId, BotRecord>,
    /// The number of the last diary entry, order event or risk event.
    pub event_last: u64,
    /// The number of the last round trip.
    pub trade_last: u64,
    /// The UTC day, and the account's value when it began.
    pub day: Option<(i64, Amount)>,
    /// The most the account was ever worth.
    pub peak: Amount,
    /// The deepest fall from a peak.
    pub drawdown: Ratio,
}

/// A bot, as far as its rows need it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BotRecord {
    /// Its name, strategy and parameters.
    pub choice: StrategyChoice,
    /// What it trades.
    pub instrument: InstrumentId,
    /// What it was given.
    pub capital: Amount,
    /// When it was made.
    pub created_at: Instant,
    /// When it last began to run.
    pub started_at: Option<Instant>,
    /// What it does.
    pub state: BotState,
    /// The rule of its last decision: only another one is news.
    pub rule: String,
    /// Its last decision, in words, and its kind.
    pub decision: Option<(Instant, String, String)>,
    /// Its open round trip's number.
    pub trade: Option<u64>,
    /// Where its stop stands.
    pub stop: Option<Price>,
    /// Its profit targets.
    pub targets: Vec<TargetRecord>,
}

/// A profit target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetRecord {
    /// Its order.
    pub order: OrderId,
    /// Where it stands.
    pub price: Price,
    /// How much it sells.
    pub quantity: Quantity,
    /// When it was reached.
    pub hit_at: Option<Instant>,
}

/// What an account is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worth {
    /// Money in the base currency, free and held.
    pub cash: Amount,
    /// Money and positions at the last prices.
    pub total: Amount,
    /// Profit of what is closed, less all fees.
    pub realized: Amount,
    /// Profit of what is open; its entry's fee is in `realized`.
    pub unrealized: Amount,
}

impl AccountRecord {
    /// The next number of a diary entry or event.
    pub const fn next_event(&mut self) -> u64 {
        self.event_last += 1;
        self.event_last
    }

    /// Follows the account's value: its day, its peak, its deepest fall.
    pub fn follow(&mut self, at: Instant, total: Amount) {
        let day = at.utc_day();
        if self.day.is_none_or(|(known, _)| known != day) {
            self.day = Some((day, total));
        }
        self.peak = self.peak.max(total);
        let fall = self.peak.checked_sub(total).and_then(|fall| fall.ratio_to(self.peak, Rounding::Ceil));
        if let Ok(fall) = fall {
            self.drawdown = self.drawdown.max(fall);
        }
    }
}

impl Worth {
    /// What the account of this engine is worth at the last prices.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`].
    pub fn of(core: &Core) -> Result<Self, MoneyError> {
        let base = core.catalog().instruments().first().map(|instrument| instrument.quote);
        let cash = base.map_or(Ok(Amount::ZERO), |base| core.ledger().owned(base))?;
        let mut worth = Self { cash, total: cash, realized: Amount::ZERO, unrealized: Amount::ZERO };
        for book in core.books() {
            let mark = core.mark(book);
            worth.realized =
                worth.realized.checked_add(book.position.realized.checked_sub(book.tally.fees)?)?;
            if !book.position.is_flat() {
                worth.total = worth.total.checked_add(book.position.value(mark)?)?;
                worth.unrealized = worth.unrealized.checked_add(book.position.unrealized(mark)?)?;
            }
        }
        Ok(worth)
    }
}
