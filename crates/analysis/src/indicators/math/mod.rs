//! Arithmetic of columns.
//!
//! - [`arithmetic`]: sum, difference, product and quotient of high and low. - [`transform`]: functions of one price.
//! - [`sum`], [`cumsum`]: totals. - [`extremes`]: highest and lowest of a window, and their places.

pub mod arithmetic;
pub mod cumsum;
pub mod extremes;
pub mod sum;
pub mod transform;

use crate::registry::Spec;

/// All of this family, by name.
pub const ALL: &[&Spec] = &[
    &transform::ACOS,
    &arithmetic::ADD,
    &transform::ASIN,
    &transform::ATAN,
    &transform::CEIL,
    &transform::COS,
    &transform::COSH,
    &cumsum::SPEC,
    &arithmetic::DIV,
    &transform::EXP,
    &transform::FLOOR,
    &transform::LN,
    &transform::LOG10,
    &extremes::MAX,
    &extremes::MAXINDEX,
    &extremes::MIN,
    &extremes::MININDEX,
    &extremes::MINMAX,
    &extremes::MINMAXINDEX,
    &arithmetic::MULT,
    &transform::SIN,
    &transform::SINH,
    &transform::SQRT,
    &arithmetic::SUB,
    &sum::SPEC,
    &transform::TAN,
    &transform::TANH,
];
