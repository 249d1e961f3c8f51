//! The fee model: one rate for all fills, in quote, rounded up at 10⁻¹⁸.

use super::Models;
use model::instrument::cost::Value;
use model::{MoneyError, Price, Quantity, Rounding, Side};

impl Models {
    /// What a fill is worth, rounded against the order, and its fee.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`].
    pub fn value(&self, side: Side, price: Price, quantity: Quantity) -> Result<Value, MoneyError> {
        let rounding = match side {
            Side::Buy => Rounding::Ceil,
            Side::Sell => Rounding::Floor,
        };
        Value::of(price, quantity, self.fee_rate, rounding)
    }
}
