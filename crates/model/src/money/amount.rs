//! A sum of money in some asset: balances, costs, fees, profits. Which asset stands beside it, not in it.

use super::atoms::{ATOMS_PER_UNIT, multiply_divide};
use super::{MoneyError, Price, Quantity, Ratio, Rounding, money_type};

money_type!(
    /// A sum of money in atoms of one asset; may be negative (a loss, a debit).
    Amount
);

impl Amount {
    /// The part `closed ÷ open` of this amount: the cost that a partial close takes along.
    ///
    /// # Errors
    /// [`MoneyError::DivisionByZero`] unless `open` is positive; [`MoneyError::Overflow`].
    pub fn share(self, closed: Quantity, open: Quantity, rounding: Rounding) -> Result<Self, MoneyError> {
        multiply_divide(self.atoms(), closed.atoms(), open.atoms(), rounding).and_then(Self::from_atoms)
    }

    /// This amount for each unit of `quantity`: the average price.
    ///
    /// # Errors
    /// [`MoneyError::DivisionByZero`] unless `quantity` is positive; [`MoneyError::Overflow`].
    pub fn per(self, quantity: Quantity, rounding: Rounding) -> Result<Price, MoneyError> {
        multiply_divide(self.atoms(), ATOMS_PER_UNIT, quantity.atoms(), rounding).and_then(Price::from_atoms)
    }

    /// How much this amount buys at `price`, fees aside.
    ///
    /// # Errors
    /// [`MoneyError::DivisionByZero`] unless `price` is positive; [`MoneyError::Overflow`].
    pub fn over(self, price: Price, rounding: Rounding) -> Result<Quantity, MoneyError> {
        multiply_divide(self.atoms(), ATOMS_PER_UNIT, price.atoms(), rounding).and_then(Quantity::from_atoms)
    }

    /// This amount as a ratio of `whole`.
    ///
    /// # Errors
    /// [`MoneyError::DivisionByZero`] unless `whole` is positive; [`MoneyError::Overflow`].
    pub fn ratio_to(self, whole: Self, rounding: Rounding) -> Result<Ratio, MoneyError> {
        multiply_divide(self.atoms(), ATOMS_PER_UNIT, whole.atoms(), rounding).and_then(Ratio::from_atoms)
    }

    /// The amount with its sign turned.
    #[must_use]
    pub const fn negated(self) -> Self {
        Self(-self.0)
    }
}

impl From<Quantity> for Amount {
    /// A quantity of an instrument is an amount of its base asset.
    fn from(quantity: Quantity) -> Self {
        Self(quantity.atoms())
    }
}
