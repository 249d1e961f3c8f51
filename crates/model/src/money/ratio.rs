//! Rates and shares: fee rates, percents, distances.

use super::{MoneyError, money_type};

money_type!(
    /// A plain number: `0.001` is ten basis points, `0.15` fifteen per cent.
    Ratio
);

impl Ratio {
    /// One.
    pub const ONE: Self = Self(super::ATOMS_PER_UNIT);

    /// From basis points, given as a decimal (`7.5` is 0.00075).
    ///
    /// # Errors
    /// [`MoneyError::TooPrecise`] when the result has more than 18 decimals.
    pub fn from_bps(bps: Self) -> Result<Self, MoneyError> {
        Self::divide_exactly(bps, 10_000)
    }

    /// From percent points, given as a decimal (`2.5` is 0.025).
    ///
    /// # Errors
    /// [`MoneyError::TooPrecise`] when the result has more than 18 decimals.
    pub fn from_percent(percent: Self) -> Result<Self, MoneyError> {
        Self::divide_exactly(percent, 100)
    }

    /// The ratio in percent points.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`] beyond the range.
    pub const fn percent(self) -> Result<Self, MoneyError> {
        match self.0.checked_mul(100) {
            Some(atoms) => Self::from_atoms(atoms),
            None => Err(MoneyError::Overflow),
        }
    }

    fn divide_exactly(value: Self, divisor: i128) -> Result<Self, MoneyError> {
        if value.0 % divisor != 0 {
            return Err(MoneyError::TooPrecise);
        }
        Ok(Self(value.0 / divisor))
    }
}
