//! Ticks of a series and prices: one power of ten per series.

use crate::money::{MoneyError, Price};
use serde::{Deserialize, Serialize};

/// How many decimals one tick of a series stands for: price = ticks × 10⁻ᵈᵉᶜⁱᵐᵃˡˢ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceScale {
    decimals: u8,
    atoms_per_tick: i64,
}

impl PriceScale {
    /// The scale with so many decimals; `None` above 18.
    #[must_use]
    pub const fn new(decimals: u8) -> Option<Self> {
        if decimals > 18 {
            return None;
        }
        Some(Self { decimals, atoms_per_tick: 10i64.pow(18 - decimals as u32) })
    }

    /// The number of decimals.
    #[must_use]
    pub const fn decimals(self) -> u8 {
        self.decimals
    }

    /// The price of one tick.
    ///
    /// # Panics
    /// Never: one tick is at most one unit.
    #[must_use]
    pub const fn tick(self) -> Price {
        self.price(1)
    }

    /// The price of so many ticks; exact, and always in range as |ticks| < 2⁶³ and a tick is at most one unit.
    ///
    /// # Panics
    /// Never: 2⁶³ units are within 10²⁰.
    #[must_use]
    pub const fn price(self, ticks: i64) -> Price {
        match Price::from_atoms(ticks as i128 * self.atoms_per_tick as i128) {
            Ok(price) => price,
            Err(_) => panic!("invariant: 2^63 ticks of at most one unit are in range"),
        }
    }

    /// The whole ticks of a price, rounded down.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`] beyond 2⁶³ ticks.
    pub const fn ticks_floor(self, price: Price) -> Result<i64, MoneyError> {
        let ticks = price.atoms().div_euclid(self.atoms_per_tick as i128);
        if ticks > i64::MAX as i128 || ticks < i64::MIN as i128 {
            return Err(MoneyError::Overflow);
        }
        Ok(ticks as i64)
    }

    /// The whole ticks of a price, rounded up.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`] beyond 2⁶³ ticks.
    pub const fn ticks_ceil(self, price: Price) -> Result<i64, MoneyError> {
        match self.ticks_floor(price) {
            Ok(ticks) if price.atoms().rem_euclid(self.atoms_per_tick as i128) != 0 => {
                match ticks.checked_add(1) {
                    Some(ticks) => Ok(ticks),
                    None => Err(MoneyError::Overflow),
                }
            }
            other => other,
        }
    }
}
