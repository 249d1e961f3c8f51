//! Historical volatility.

use crate::indicators::bar_variance::BARS_PER_YEAR;
use crate::indicators::moments::Moments;
use crate::indicators::returns::{OfReturns, log_return};
use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, period};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "hv",
    title: "Historical volatility",
    group: Group::Volatility,
    doc: "100 * standard deviation of the last `timeperiod` logarithmic returns, divided by n - 1 (sample), * √barsperyear. \
          Silent while a price of 0 is in the window. Unit: per cent a year. Source: J. C. Hull, Options, Futures and Other \
          Derivatives, Estimating volatility from historical data.",
    inputs: &["price"],
    parameters: &[period(20, 2), BARS_PER_YEAR, SOURCE],
    outputs: &[line("hv")],
    place: Place::Pane,
    warmup: |settings| settings.period(),
    build: |settings| {
        let volatility = Volatility::new(settings.period(), settings.real("barsperyear"));
        over_price(OfReturns::new(log_return, volatility), settings.source())
    },
};

/// The sample deviation of returns, in per cent a year. Amortised constant time; memory: the window.
#[derive(Clone, Debug)]
pub struct Volatility {
    moments: Moments,
    factor: f64,
}

impl Volatility {
    /// Over `period` returns, of which a year has `bars_per_year`.
    ///
    /// # Panics
    /// If `period` is below 2: one return does not deviate.
    #[must_use]
    pub fn new(period: usize, bars_per_year: f64) -> Self {
        assert!(period > 1, "invariant: a sample deviation is of two values at least");
        let count = period as f64;
        Self { moments: Moments::new(period), factor: count / (count - 1.0) * bars_per_year }
    }
}

impl Streaming for Volatility {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, change: f64) -> Option<f64> {
        let variance = self.moments.update(change)?.second;
        Some(100.0 * (variance.max(0.0) * self.factor).sqrt())
    }
}
