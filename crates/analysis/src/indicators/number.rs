//! Small questions that many indicators ask of a number.

/// Below this, TA-Lib takes a number for zero.
const ZERO: f64 = 1e-14;

/// The number if it is one: neither infinite nor undefined.
#[inline]
#[must_use]
pub fn finite(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}

/// Whether TA-Lib takes it for zero: nearer to 0 than 1e-14.
#[inline]
#[must_use]
pub fn is_zero(value: f64) -> bool {
    value.abs() < ZERO
}
