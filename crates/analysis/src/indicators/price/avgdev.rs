//! Average deviation.

use crate::indicators::spread::Spreads;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, period};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "avgdev",
    title: "Average deviation",
    group: Group::Price,
    doc: "The mean of |price - mean| over the last `timeperiod` prices. Unit: the price's. \
          Source: TA-Lib AVGDEV.",
    inputs: &["price"],
    parameters: &[period(14, 2), SOURCE],
    outputs: &[line("avgdev")],
    place: Place::Pane,
    warmup: |settings| settings.period() - 1,
    build: |settings| over_price(AverageDeviation::new(settings.period()), settings.source()),
};

/// The mean distance of the last prices from their mean. Logarithmic time; memory: the window.
#[derive(Clone, Debug)]
pub struct AverageDeviation {
    spreads: Spreads,
}

impl AverageDeviation {
    /// Over `period` prices.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { spreads: Spreads::new(period) }
    }
}

impl Streaming for AverageDeviation {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        self.spreads.update(price).map(|spread| spread.deviation)
    }
}
