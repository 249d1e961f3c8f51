//! A trade: from flat to flat, with what was paid, received and why it ended.

use model::{Amount, BotId, Instant, InstrumentId, MoneyError, Price, Purpose, Quantity, Rounding};
use serde::{Deserialize, Serialize};

/// A trade that is not yet flat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenTrade {
    /// The bot's trades counted from 1.
    pub number: u32,
    /// The first fill.
    pub entry_at: Instant,
    /// All that was bought.
    pub bought: Quantity,
    /// What was paid for it, fees aside.
    pub invested: Amount,
    /// All that was sold so far.
    pub sold: Quantity,
    /// What was received for it, fees aside.
    pub returned: Amount,
    /// All fees so far, in quote.
    pub fees: Amount,
    /// The highest price since the entry that the engine has seen.
    pub highest: Price,
}

/// A trade that has come back to flat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundTrip {
    /// Whose.
    pub bot: BotId,
    /// In what.
    pub instrument: InstrumentId,
    /// What was done, complete.
    pub trade: OpenTrade,
    /// The last fill.
    pub exit_at: Instant,
    /// Why the last part was sold.
    pub exit_reason: Purpose,
}

impl OpenTrade {
    /// The average price paid.
    ///
    /// # Errors
    /// [`MoneyError`] on overflow.
    pub fn entry_price(&self) -> Result<Price, MoneyError> {
        self.invested.per(self.bought, Rounding::Ceil)
    }
}

impl RoundTrip {
    /// Received less paid less fees.
    ///
    /// # Errors
    /// [`MoneyError`] on overflow.
    pub fn profit(&self) -> Result<Amount, MoneyError> {
        self.trade.returned.checked_sub(self.trade.invested)?.checked_sub(self.trade.fees)
    }

    /// The average price received.
    ///
    /// # Errors
    /// [`MoneyError`] on overflow.
    pub fn exit_price(&self) -> Result<Price, MoneyError> {
        self.trade.returned.per(self.trade.sold, Rounding::Floor)
    }
}
