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
    multiply_with_rest(a, b, rounding).map(|(atoms, _)| atoms)
}

/// `a × b ÷ 10¹⁸`, rounded, and whether it came out even.
///
/// # Errors
/// [`MoneyError::Overflow`] when the result leaves the range.
pub fn multiply_with_rest(a: i128, b: i128, rounding: Rounding) -> Result<(i128, bool), MoneyError> {
    let is_negative = (a < 0) != (b < 0);
    let (quotient, rest) =
        wide_divide(wide_product(a.unsigned_abs(), b.unsigned_abs())).ok_or(MoneyError::Overflow)?;
    let grows = rest != 0 && (is_negative == matches!(rounding, Rounding::Floor));
    let magnitude = i128::try_from(quotient).map_err(|_| MoneyError::Overflow)? + i128::from(grows);
    in_range(if is_negative { -magnitude } else { magnitude }).map(|atoms| (atoms, rest == 0))
}

/// The 256-bit product as four limbs of 64 bits, lowest first.
const fn wide_product(a: u128, b: u128) -> [u64; 4] {
    const LOW: u128 = u64::MAX as u128;
    let (a_high, a_low, b_high, b_low) = (a >> 64, a & LOW, b >> 64, b & LOW);
    let (low, high) = (a_low * b_low, a_high * b_high);
    let (cross, other) = (a_low * b_high, a_high * b_low);
    let middle = (low >> 64) + (cross & LOW) + (other & LOW);
    let upper = high + (cross >> 64) + (other >> 64) + (middle >> 64);
    [(low & LOW) as u64, (middle & LOW) as u64, (upper & LOW) as u64, (upper >> 64) as u64]
}

/// A 256-bit value by 10¹⁸, limb by limb as on paper; `None` when the quotient needs more than 128 bits.
fn wide_divide(limbs: [u64; 4]) -> Option<(u128, u64)> {
    const UNIT: u128 = ATOMS_PER_UNIT as u128;
    if limbs[3] != 0 || u128::from(limbs[2]) >= UNIT {
        return None;
    }
    let upper = u128::from(limbs[2]) << 64 | u128::from(limbs[1]);
    // A remainder by multiplication, as a second wide division would cost as much as the first.
    let high = if upper < UNIT { 0 } else { upper / UNIT };
    let lower = (upper - high * UNIT) << 64 | u128::from(limbs[0]);
    let low = lower / UNIT;
    Some((high << 64 | low, (lower - low * UNIT) as u64))
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
