//! The price of one unit of a base asset, in the quote asset.

use super::{Amount, MoneyError, Quantity, Rounding, atoms, money_grid, money_type};

money_type!(
    /// A price in quote per unit of base. Spreads may be negative; spot prices are above zero.
    Price
);
money_grid!(Price);

impl Price {
    /// `price × quantity` in the quote asset, rounded at 10⁻¹⁸.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`] beyond ±(10³⁸ − 1) atoms.
    pub fn notional(self, quantity: Quantity, rounding: Rounding) -> Result<Amount, MoneyError> {
        atoms::multiply(self.atoms(), quantity.atoms(), rounding).and_then(Amount::from_atoms)
    }
}
