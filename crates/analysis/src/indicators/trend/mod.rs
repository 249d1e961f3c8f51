//! Averages, bands and stops that follow the price.
//!
//! - [`average`]: the kinds of moving average that other indicators can be told to use.

pub mod average;
pub mod dema;
pub mod ema;
pub mod hma;
pub mod kama;
pub mod ma;
pub mod mama;
pub mod rma;
pub mod sma;
pub mod t3;
pub mod tema;
pub mod trima;
pub mod wma;
pub mod zlema;

use crate::registry::Spec;

/// All of this family, by name.
pub const ALL: &[&Spec] = &[
    &dema::SPEC,
    &ema::SPEC,
    &hma::SPEC,
    &kama::SPEC,
    &ma::SPEC,
    &mama::SPEC,
    &rma::SPEC,
    &sma::SPEC,
    &t3::SPEC,
    &tema::SPEC,
    &trima::SPEC,
    &wma::SPEC,
    &zlema::SPEC,
];
