//! The fee model: one rate for all fills, in quote, rounded up at 10⁻¹⁸.

use super::Models;
use model::instrument::cost;
use model::{Amount, MoneyError, Price, Quantity};

impl Models {
    /// The fee on a fill.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`].
    pub fn fee(&self, price: Price, quantity: Quantity) -> Result<Amount, MoneyError> {
        cost::fee(price, quantity, self.fee_rate)
    }
}
