//! Averages, bands and stops that follow the price.
//!
//! - [`average`]: the kinds of moving average that other indicators can be told to use. - [`bands`]: a middle between two
//!   bands.

pub mod accbands;
pub mod alligator;
pub mod alma;
pub mod average;
pub mod bands;
pub mod bbands;
pub mod chandelier;
pub mod cksp;
pub mod dema;
pub mod donchian;
pub mod ema;
pub mod frama;
pub mod gaussian;
pub mod hma;
pub mod ht_trendline;
pub mod ichimoku;
pub mod kama;
pub mod kc;
pub mod linregchannel;
pub mod ma;
pub mod maenv;
pub mod mama;
pub mod mavp;
pub mod mcginley;
pub mod midpoint;
pub mod midprice;
pub mod pivots;
pub mod renko;
pub mod rma;
pub mod sar;
pub mod sarext;
pub mod sma;
pub mod supersmoother;
pub mod supertrend;
pub mod t3;
pub mod tema;
pub mod trima;
pub mod vidya;
pub mod vwma;
pub mod wma;
pub mod zlema;

use crate::registry::Spec;

/// All of this family, by name.
pub const ALL: &[&Spec] = &[
    &accbands::SPEC,
    &alligator::SPEC,
    &alma::SPEC,
    &bbands::SPEC,
    &chandelier::SPEC,
    &cksp::SPEC,
    &dema::SPEC,
    &donchian::SPEC,
    &ema::SPEC,
    &frama::SPEC,
    &gaussian::SPEC,
    &hma::SPEC,
    &ht_trendline::SPEC,
    &ichimoku::SPEC,
    &kama::SPEC,
    &kc::SPEC,
    &linregchannel::SPEC,
    &ma::SPEC,
    &maenv::SPEC,
    &mama::SPEC,
    &mavp::SPEC,
    &mcginley::SPEC,
    &midpoint::SPEC,
    &midprice::SPEC,
    &pivots::SPEC,
    &renko::SPEC,
    &rma::SPEC,
    &sar::SPEC,
    &sarext::SPEC,
    &sma::SPEC,
    &supersmoother::SPEC,
    &supertrend::SPEC,
    &t3::SPEC,
    &tema::SPEC,
    &trima::SPEC,
    &vidya::SPEC,
    &vwma::SPEC,
    &wma::SPEC,
    &zlema::SPEC,
];
