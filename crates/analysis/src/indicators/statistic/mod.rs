//! Statistics of a window.
//!
//! - [`linearreg`]: what the line of least squares says, five figures of it.

pub mod beta;
pub mod correl;
pub mod linearreg;
pub mod percentile;
pub mod percentrank;
pub mod stddev;
pub mod var;

use crate::registry::Spec;

/// All of this family, by name.
pub const ALL: &[&Spec] = &[
    &beta::SPEC,
    &correl::SPEC,
    &linearreg::LINEARREG,
    &linearreg::LINEARREG_ANGLE,
    &linearreg::LINEARREG_INTERCEPT,
    &linearreg::LINEARREG_SLOPE,
    &percentile::SPEC,
    &percentrank::SPEC,
    &stddev::SPEC,
    &linearreg::TSF,
    &var::SPEC,
];
