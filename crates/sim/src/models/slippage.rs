//! The slippage model: a constant share of the price against the order, rounded against it to the tick.

use super::Models;
use model::{Instrument, MoneyError, Price, Ratio, Rounding, Side};

impl Models {
    /// The price that a market or stop order gets where the market stands at `price`.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`].
    pub fn slipped(&self, instrument: &Instrument, price: Price, side: Side) -> Result<Price, MoneyError> {
        if self.slippage.is_zero() {
            return Ok(price);
        }
        match side {
            Side::Buy => {
                let worse = price.scale(Ratio::ONE.checked_add(self.slippage)?, Rounding::Ceil)?;
                instrument.price_on_tick(worse, Rounding::Ceil)
            }
            Side::Sell => {
                let worse = price.scale(Ratio::ONE.checked_sub(self.slippage)?, Rounding::Floor)?;
                Ok(instrument.price_on_tick(worse, Rounding::Floor)?.max(instrument.tick_size))
            }
        }
    }
}
