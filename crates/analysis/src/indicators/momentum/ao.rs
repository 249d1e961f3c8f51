//! Awesome oscillator.

use crate::indicators::trend::sma::Sma;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::{PERIOD_MAX, whole};
use crate::registry::{Group, Place, Spec, histogram};
use crate::streaming::{HighLow, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "ao",
    title: "Awesome oscillator",
    group: Group::Momentum,
    doc: "SMA(median, fast) - SMA(median, slow), where median = (high + low) / 2. The periods are not swapped: with fast \
          longer than slow the sign turns. Unit: the price's. Source: Bill Williams, New Trading Dimensions (1998); TA-Lib \
          AO.",
    inputs: &["high", "low"],
    parameters: &[
        whole("fastperiod", 5, 2, PERIOD_MAX, "the window of the faster average, in bars"),
        whole("slowperiod", 34, 2, PERIOD_MAX, "the window of the slower average, in bars"),
    ],
    outputs: &[histogram("ao")],
    place: Place::Pane,
    warmup: |settings| settings.length("fastperiod").max(settings.length("slowperiod")) - 1,
    build: |settings| over_bars(Ao::new(settings.length("fastperiod"), settings.length("slowperiod"))),
};

/// The difference of two means of the median price. Constant time; memory: the windows.
#[derive(Clone, Debug)]
pub struct Ao {
    fast: Sma,
    slow: Sma,
}

impl Ao {
    /// With these windows.
    ///
    /// # Panics
    /// If one is 0.
    #[must_use]
    pub fn new(fast: usize, slow: usize) -> Self {
        Self { fast: Sma::new(fast), slow: Sma::new(slow) }
    }
}

impl Streaming for Ao {
    type Input = HighLow;
    type Output = f64;

    #[inline]
    fn update(&mut self, bar: HighLow) -> Option<f64> {
        let median = (bar.high + bar.low) / 2.0;
        let (fast, slow) = (self.fast.update(median), self.slow.update(median));
        Some(fast? - slow?)
    }
}
