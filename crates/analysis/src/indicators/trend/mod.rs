//! Averages, bands and stops that follow the price.
//!
//! - [`average`]: the kinds of moving average that other indicators can be told to use. - [`bands`]: a middle between two
//!   bands.

pub mod accbands;
pub mod average;
pub mod bands;
pub mod dema;
pub mod donchian;
pub mod ema;
pub mod hma;
pub mod ht_trendline;
pub mod kama;
pub mod kc;
pub mod ma;
pub mod mama;
pub mod mavp;
pub mod midpoint;
pub mod midprice;
pub mod rma;
pub mod sar;
pub mod sarext;
pub mod sma;
pub mod supertrend;
pub mod t3;
pub mod tema;
pub mod trima;
pub mod vwma;
pub mod wma;
pub mod zlema;

use crate::registry::Spec;

/// All of this family, by name.
pub const ALL: &[&Spec] = &[
    &accbands::SPEC,
    &dema::SPEC,
    &donchian::SPEC,
    &ema::SPEC,
    &hma::SPEC,
    &ht_trendline::SPEC,
    &kama::SPEC,
    &kc::SPEC,
    &ma::SPEC,
    &mama::SPEC,
    &mavp::SPEC,
    &midpoint::SPEC,
    &midprice::SPEC,
    &rma::SPEC,
    &sar::SPEC,
    &sarext::SPEC,
    &sma::SPEC,
    &supertrend::SPEC,
    &t3::SPEC,
    &tema::SPEC,
    &trima::SPEC,
    &vwma::SPEC,
    &wma::SPEC,
    &zlema::SPEC,
];
