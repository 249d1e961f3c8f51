//! The variance of returns, from the four prices of each bar: what the volatility estimators are made of.

use super::number::finite;
use super::returns::log_return;
use super::total::SlidingTotal;
use crate::registry::parameters::{Parameter, real};
use crate::streaming::{OpenHighLowClose, Streaming};

/// The parameter `barsperyear`: what a variance is annualised by; 365, days, if nothing is said.
pub const BARS_PER_YEAR: Parameter =
    real("barsperyear", 365.0, 1e-3, 1e9, "how many bars a year has; 1 leaves the figure that of a bar");

/// Parkinson's: ln(high / low)² / (4 ln 2). `None` unless the prices are above 0.
#[must_use]
pub fn parkinson(bar: OpenHighLowClose) -> Option<f64> {
    let range = log_return(bar.low, bar.high)?;
    Some(range * range / (4.0 * std::f64::consts::LN_2))
}

/// Garman's and Klass's: ln(high / low)² / 2 - (2 ln 2 - 1) ln(close / open)². `None` unless the prices are above 0.
#[must_use]
pub fn garman_klass(bar: OpenHighLowClose) -> Option<f64> {
    let range = log_return(bar.low, bar.high)?;
    let body = log_return(bar.open, bar.close)?;
    Some(range * range / 2.0 - (2.0 * std::f64::consts::LN_2 - 1.0) * body * body)
}

/// Rogers' and Satchell's: ln(high / close) ln(high / open) + ln(low / close) ln(low / open). `None` unless the prices are
/// above 0.
#[must_use]
pub fn rogers_satchell(bar: OpenHighLowClose) -> Option<f64> {
    let body = log_return(bar.open, bar.close)?;
    let (up, down) = (log_return(bar.open, bar.high)?, log_return(bar.open, bar.low)?);
    Some(up * (up - body) + down * (down - body))
}

/// The root of the mean variance of the last bars, in per cent a year. Silent while a bar without a number is in its window.
/// Amortised constant time; memory: the window.
#[derive(Clone, Debug)]
pub struct RangeVolatility {
    of_bar: fn(OpenHighLowClose) -> Option<f64>,
    period: usize,
    total: SlidingTotal,
    factor: f64,
    /// How many bars it is silent yet, for one that had no number.
    silent: usize,
}

impl RangeVolatility {
    /// Over `period` bars, of which a year has `bars_per_year`, by the variance of one.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize, bars_per_year: f64, of_bar: fn(OpenHighLowClose) -> Option<f64>) -> Self {
        Self {
            of_bar,
            period,
            total: SlidingTotal::new(period),
            factor: bars_per_year / period as f64,
            silent: 0,
        }
    }
}

impl Streaming for RangeVolatility {
    type Input = OpenHighLowClose;
    type Output = f64;

    #[inline]
    fn update(&mut self, bar: OpenHighLowClose) -> Option<f64> {
        let variance = (self.of_bar)(bar);
        let total = self.total.update(variance.unwrap_or(0.0));
        self.silent = if variance.is_some() { self.silent.saturating_sub(1) } else { self.period };
        if self.silent > 0 {
            return None;
        }
        finite(100.0 * (total?.max(0.0) * self.factor).sqrt())
    }
}
