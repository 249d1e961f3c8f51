//! The indicators, one per file, family by family. A family's `ALL` is what the registry lists.
//!
//! - [`trend`], [`momentum`], [`volatility`], [`volume`], [`price`], [`cycle`], [`statistic`], [`math`]: the families.
//! - [`bar_variance`]: the variance of returns, from the prices of each bar.
//! - [`correlation`], [`moments`], [`regression`], [`variance`]: statistics of the last values.
//! - [`directional`]: Wilder's directional movement.
//! - [`drawdown`]: how far prices lie below the highest before them.
//! - [`extreme_place`]: where the highest or lowest of the last values stands.
//! - [`hilbert`]: Ehlers' Hilbert transform.
//! - [`lanes`]: four stretches of one series side by side.
//! - [`number`]: questions asked of a number.
//! - [`ranked`]: the last values in order of size, with sums.
//! - [`reach`]: the highest high and the lowest low of the last bars.
//! - [`returns`]: changes from price to price.
//! - [`session`]: days, weeks and months in UTC.
//! - [`smoothing`]: exponential smoothing as a weighted sum.
//! - [`sorted`]: the last values in order of size, where only ranks are asked for.
//! - [`spread`]: how far the last values lie from their mean.
//! - [`total`]: sums that leave no rounding behind.
//! - [`true_range`]: the true range and its average.
//! - [`window`]: rings, extremes and sums that many of them share.

pub mod bar_variance;
pub mod correlation;
pub mod cycle;
pub mod directional;
pub mod drawdown;
pub mod extreme_place;
pub mod hilbert;
pub mod lanes;
pub mod math;
pub mod moments;
pub mod momentum;
pub mod number;
pub mod price;
pub mod ranked;
pub mod reach;
pub mod regression;
pub mod returns;
pub mod session;
pub mod smoothing;
pub mod sorted;
pub mod spread;
pub mod statistic;
pub mod total;
pub mod trend;
pub mod true_range;
pub mod variance;
pub mod volatility;
pub mod volume;
pub mod window;

use crate::registry::Spec;

/// All families.
pub const FAMILIES: &[&[&Spec]] = &[
    trend::ALL,
    momentum::ALL,
    volatility::ALL,
    volume::ALL,
    price::ALL,
    cycle::ALL,
    statistic::ALL,
    math::ALL,
    crate::candlesticks::ALL,
    crate::structure::ALL,
];
