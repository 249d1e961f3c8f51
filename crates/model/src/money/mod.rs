//! Money as integers: every value counts 10⁻¹⁸ ("atoms") in a private `i128` of at most 10³⁸ − 1 atoms.
//!
//! Only the operators below exist; each one that can leave the range returns [`MoneyError`]. Where a product does not
//! come out even, the caller names the [`Rounding`].
//!
//! | left | operator | right | result | where |
//! |---|---|---|---|---|
//! | Amount | `checked_add`, `checked_sub` | Amount | Amount | exact |
//! | Quantity | `checked_add`, `checked_sub` | Quantity | Quantity | exact |
//! | Price | `checked_add`, `checked_sub` | Price | Price | exact |
//! | Price | `notional` | Quantity | Amount | 256 bits, rounded |
//! | Amount | `scale` | Ratio | Amount | 256 bits, rounded |
//! | Price | `scale` | Ratio | Price | 256 bits, rounded |
//! | Quantity | `scale` | Ratio | Quantity | 256 bits, rounded |
//! | Amount | `share` | Quantity ÷ Quantity | Amount | 256 bits, rounded |
//! | Amount | `per` | Quantity | Price | 256 bits, rounded |
//! | Amount | `over` | Price | Quantity | 256 bits, rounded |
//! | Amount | `ratio_to` | Amount | Ratio | 256 bits, rounded |
//! | Price, Quantity | `round_to` | step | same | to a multiple of the step |
//!
//! - [`atoms`]: the arithmetic on bare integers. - [`text`]: reading and writing plain decimals.
//! - [`amount`], [`price`], [`quantity`], [`ratio`]: the four types. - [`rounding`]: the directions.

pub mod amount;
pub mod atoms;
pub mod price;
pub mod quantity;
pub mod ratio;
pub mod rounding;
pub mod text;

pub use amount::Amount;
pub use atoms::{ATOMS_MAX, ATOMS_PER_UNIT, MoneyError};
pub use price::Price;
pub use quantity::Quantity;
pub use ratio::Ratio;
pub use rounding::Rounding;
pub use text::MoneyTextError;

/// The parts that all four money types share: range, zero, text and exact addition.
macro_rules! money_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(i128);

        impl $name {
            /// Zero.
            pub const ZERO: Self = Self(0);
            /// The largest value, 10³⁸ − 1 atoms.
            pub const MAX: Self = Self($crate::money::ATOMS_MAX);

            /// From atoms of 10⁻¹⁸.
            ///
            /// # Errors
            /// [`MoneyError::Overflow`] beyond ±(10³⁸ − 1): the caller refuses the order or stops the account.
            pub const fn from_atoms(atoms: i128) -> Result<Self, $crate::money::MoneyError> {
                if atoms > $crate::money::ATOMS_MAX || atoms < -$crate::money::ATOMS_MAX {
                    return Err($crate::money::MoneyError::Overflow);
                }
                Ok(Self(atoms))
            }

            /// From whole units; always in range.
            #[must_use]
            pub const fn from_units(units: i64) -> Self {
                Self(units as i128 * $crate::money::ATOMS_PER_UNIT)
            }

            /// The value in atoms of 10⁻¹⁸.
            #[must_use]
            pub const fn atoms(self) -> i128 {
                self.0
            }

            /// Whether the value is exactly zero.
            #[must_use]
            pub const fn is_zero(self) -> bool {
                self.0 == 0
            }

            /// Whether the value is above zero.
            #[must_use]
            pub const fn is_positive(self) -> bool {
                self.0 > 0
            }

            /// Whether the value is below zero.
            #[must_use]
            pub const fn is_negative(self) -> bool {
                self.0 < 0
            }

            /// The exact sum.
            ///
            /// # Errors
            /// [`MoneyError::Overflow`] beyond ±(10³⁸ − 1) atoms.
            pub const fn checked_add(self, other: Self) -> Result<Self, $crate::money::MoneyError> {
                match self.0.checked_add(other.0) {
                    Some(atoms) => Self::from_atoms(atoms),
                    None => Err($crate::money::MoneyError::Overflow),
                }
            }

            /// The exact difference.
            ///
            /// # Errors
            /// [`MoneyError::Overflow`] beyond ±(10³⁸ − 1) atoms.
            pub const fn checked_sub(self, other: Self) -> Result<Self, $crate::money::MoneyError> {
                match self.0.checked_sub(other.0) {
                    Some(atoms) => Self::from_atoms(atoms),
                    None => Err($crate::money::MoneyError::Overflow),
                }
            }

            /// The value times a ratio, rounded at 10⁻¹⁸.
            ///
            /// # Errors
            /// [`MoneyError::Overflow`] beyond ±(10³⁸ − 1) atoms.
            pub fn scale(
                self,
                ratio: $crate::money::Ratio,
                rounding: $crate::money::Rounding,
            ) -> Result<Self, $crate::money::MoneyError> {
                $crate::money::atoms::multiply(self.0, ratio.atoms(), rounding).and_then(Self::from_atoms)
            }
        }

        impl std::fmt::Display for $name {
            /// Plain decimal, trailing zeros trimmed, no exponent.
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(&$crate::money::text::format_atoms(self.0))
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}({})", stringify!($name), $crate::money::text::format_atoms(self.0))
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::money::MoneyTextError;

            /// Reads a plain decimal of at most 18 decimals; refuses what it would have to round.
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                $crate::money::text::parse_atoms(text).map(Self)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}
pub(crate) use money_type;

/// What prices and quantities have beyond the rest: a grid.
macro_rules! money_grid {
    ($name:ident) => {
        impl $name {
            /// The nearest multiple of `step` in the direction of `rounding`.
            ///
            /// # Errors
            /// [`MoneyError::DivisionByZero`] for a step that is not positive, [`MoneyError::Overflow`] when rounding up
            /// leaves the range.
            pub const fn round_to(
                self,
                step: Self,
                rounding: $crate::money::Rounding,
            ) -> Result<Self, $crate::money::MoneyError> {
                match $crate::money::atoms::round_to(self.0, step.0, rounding) {
                    Ok(atoms) => Self::from_atoms(atoms),
                    Err(error) => Err(error),
                }
            }

            /// Whether the value is a whole multiple of `step`.
            #[must_use]
            pub const fn is_multiple_of(self, step: Self) -> bool {
                step.0 > 0 && self.0 % step.0 == 0
            }
        }
    };
}
pub(crate) use money_grid;

#[cfg(test)]
mod tests;
