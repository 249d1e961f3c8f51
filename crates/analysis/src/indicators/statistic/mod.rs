//! Statistics of a window.
//!
//! - [`linearreg`]: what the line of least squares says, five figures of it. - [`change`]: returns.

pub mod autocorrelation;
pub mod beta;
pub mod change;
pub mod correl;
pub mod entropy;
pub mod hurst;
pub mod kurtosis;
pub mod linearreg;
pub mod mad;
pub mod median;
pub mod percentile;
pub mod percentrank;
pub mod rsquared;
pub mod sharpe;
pub mod skewness;
pub mod stddev;
pub mod var;
pub mod zscore;

use crate::registry::Spec;

/// All of this family, by name.
pub const ALL: &[&Spec] = &[
    &autocorrelation::SPEC,
    &beta::SPEC,
    &correl::SPEC,
    &entropy::SPEC,
    &hurst::SPEC,
    &kurtosis::SPEC,
    &linearreg::LINEARREG,
    &linearreg::LINEARREG_ANGLE,
    &linearreg::LINEARREG_INTERCEPT,
    &linearreg::LINEARREG_SLOPE,
    &change::LOG_RETURN,
    &mad::SPEC,
    &median::SPEC,
    &change::PERCENT_RETURN,
    &percentile::SPEC,
    &percentrank::SPEC,
    &rsquared::SPEC,
    &sharpe::SPEC,
    &skewness::SPEC,
    &stddev::SPEC,
    &linearreg::TSF,
    &var::SPEC,
    &zscore::SPEC,
];
