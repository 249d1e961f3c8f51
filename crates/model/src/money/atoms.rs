//! Arithmetic on bare atoms: products in 256 bits, division with a stated rounding.

use super::Rounding;
use ethnum::I256;

/// Atoms in one unit: 10¹⁸.
pub const ATOMS_PER_UNIT: i128 = 1_000_000_000_000_000_000;

/// The largest value in atoms, 10³⁸ − 1: what `NUMERIC(38,18)` holds. Two of them cannot always be added in an `i128`
/// (their sum may reach 2 × 10³⁸ > 1.7 × 10³⁸), so sums are checked before they are compared.
pub const ATOMS_MAX: i128 = 99_999_999_999_999_999_999_999_999_999_999_999_999;

const _: () = assert!(ATOMS_MAX > i128::MAX / 2);

/// Why an operation on money has no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// The result lies beyond ±(10³⁸ − 1) atoms.
    #[error("the value lies beyond ±99999999999999999999.999999999999999999")]
    Overflow,
    /// The divisor or step is not positive.
    #[error("division by a value that is not positive")]
    DivisionByZero,
    /// The result would need more than 18 decimals where none may be lost.
    #[error("the value has more than 18 decimals")]
    TooPrecise,
}

/// `a × b ÷ 10¹⁸`, rounded.
///
/// # Errors
/// [`MoneyError::Overflow`] when the result leaves the range.
pub fn multiply(a: i128, b: i128, rounding: Rounding) -> Result<i128, MoneyError> {
    if let Some(product) = a.checked_mul(b) {
        return in_range(divide_i128(product, ATOMS_PER_UNIT, rounding));
    }
    multiply_divide(a, b, ATOMS_PER_UNIT, rounding)
}

/// `a × b ÷ c`, rounded, the product in 256 bits.
///
/// # Errors
/// [`MoneyError::DivisionByZero`] unless `c` is positive; [`MoneyError::Overflow`] when the result leaves the range.
pub fn multiply_divide(a: i128, b: i128, c: i128, rounding: Rounding) -> Result<i128, MoneyError> {
    if c <= 0 {
        return Err(MoneyError::DivisionByZero);
    }
    let product = I256::from(a) * I256::from(b);
    let divisor = I256::from(c);
    let mut quotient = product / divisor;
    let remainder = product % divisor;
    match rounding {
        Rounding::Floor if remainder < 0 => quotient -= I256::ONE,
        Rounding::Ceil if remainder > 0 => quotient += I256::ONE,
        Rounding::Floor | Rounding::Ceil => {}
    }
    if quotient > I256::from(ATOMS_MAX) || quotient < I256::from(-ATOMS_MAX) {
        return Err(MoneyError::Overflow);
    }
    in_range(quotient.as_i128())
}

/// `value` as a multiple of `step`, rounded; may leave the range by less than one step.
///
/// # Errors
/// [`MoneyError::DivisionByZero`] unless `step` is positive; [`MoneyError::Overflow`] beyond 128 bits.
pub const fn round_to(value: i128, step: i128, rounding: Rounding) -> Result<i128, MoneyError> {
    if step <= 0 {
        return Err(MoneyError::DivisionByZero);
    }
    match divide_i128(value, step, rounding).checked_mul(step) {
        Some(rounded) => Ok(rounded),
        None => Err(MoneyError::Overflow),
    }
}

const fn divide_i128(value: i128, divisor: i128, rounding: Rounding) -> i128 {
    let quotient = value / divisor;
    let remainder = value % divisor;
    match rounding {
        Rounding::Floor if remainder < 0 => quotient - 1,
        Rounding::Ceil if remainder > 0 => quotient + 1,
        Rounding::Floor | Rounding::Ceil => quotient,
    }
}

const fn in_range(atoms: i128) -> Result<i128, MoneyError> {
    if atoms > ATOMS_MAX || atoms < -ATOMS_MAX { Err(MoneyError::Overflow) } else { Ok(atoms) }
}
