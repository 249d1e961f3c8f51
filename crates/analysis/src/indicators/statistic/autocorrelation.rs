//! Autocorrelation of returns.

use crate::indicators::correlation::Correlation;
use crate::indicators::returns::{OfReturns, log_return};
use crate::indicators::window::Ring;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{PERIOD_MAX, SOURCE, period, whole};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "autocorrelation",
    title: "Autocorrelation of returns",
    group: Group::Statistic,
    doc: "Pearson's coefficient of the last `timeperiod` logarithmic returns and those `lag` bars before each of them, each row \
          about its own mean; none where one of the rows does not vary. Unit: none, from -1 to 1. Source: pandas \
          Series.autocorr, over a window.",
    inputs: &["price"],
    parameters: &[period(50, 3), whole("lag", 1, 1, PERIOD_MAX, "how many bars the rows are apart"), SOURCE],
    outputs: &[line("autocorrelation")],
    place: Place::Pane,
    warmup: |settings| settings.period() + settings.length("lag"),
    build: |settings| {
        let correlation = Autocorrelation::new(settings.period(), settings.length("lag"));
        over_price(OfReturns::new(log_return, correlation), settings.source())
    },
};

/// How far the values repeat those before them. Amortised constant time; memory: window and lag.
#[derive(Clone, Debug)]
pub struct Autocorrelation {
    earlier: Ring,
    correlation: Correlation,
}

impl Autocorrelation {
    /// Over `period` pairs of values that are `lag` apart.
    ///
    /// # Panics
    /// If one of them is 0.
    #[must_use]
    pub fn new(period: usize, lag: usize) -> Self {
        Self { earlier: Ring::new(lag), correlation: Correlation::new(period) }
    }
}

impl Streaming for Autocorrelation {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, value: f64) -> Option<f64> {
        let earlier = self.earlier.push(value)?;
        self.correlation.update((earlier, value))
    }
}
