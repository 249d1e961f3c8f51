//! How well a straight line fits the last prices.

use crate::indicators::correlation::Correlation;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, period};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "rsquared",
    title: "R² of linear regression",
    group: Group::Statistic,
    doc: "The share of the variance of the last `timeperiod` prices that the line of least squares through them explains: the \
          square of the correlation of price and bar. None where all prices are equal. Unit: none, from 0 to 1. Source: \
          textbook definition; the line is that of TA-Lib LINEARREG.",
    inputs: &["price"],
    parameters: &[period(14, 3), SOURCE],
    outputs: &[line("rsquared")],
    place: Place::Pane,
    warmup: |settings| settings.period() - 1,
    build: |settings| over_price(RSquared::new(settings.period()), settings.source()),
};

/// The share of the variance that a line explains. Amortised constant time; memory: the window.
#[derive(Clone, Debug)]
pub struct RSquared {
    correlation: Correlation,
    /// The place of the next bar.
    next: f64,
}

impl RSquared {
    /// Over `period` prices.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { correlation: Correlation::new(period), next: 0.0 }
    }
}

impl Streaming for RSquared {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        let place = self.next;
        self.next += 1.0;
        self.correlation.update((place, price)).map(|coefficient| coefficient * coefficient)
    }
}
