//! Average deviation.

use crate::indicators::window::Ring;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, period};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "avgdev",
    title: "Average deviation",
    group: Group::Price,
    doc: "The mean of |price - mean| over the last `timeperiod` prices, both made anew for each bar. Unit: the price's. \
          Source: TA-Lib AVGDEV.",
    inputs: &["price"],
    parameters: &[period(14, 2), SOURCE],
    outputs: &[line("avgdev")],
    place: Place::Pane,
    warmup: |settings| settings.period() - 1,
    build: |settings| over_price(AverageDeviation::new(settings.period()), settings.source()),
};

/// The mean distance of the last prices from their mean. Linear in the window for each price; memory: the window.
#[derive(Clone, Debug)]
pub struct AverageDeviation {
    window: Ring,
}

impl AverageDeviation {
    /// Over `period` prices.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { window: Ring::new(period) }
    }
}

impl Streaming for AverageDeviation {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        self.window.push(price);
        if !self.window.is_full() {
            return None;
        }
        let count = self.window.capacity() as f64;
        let mean = self.window.iter().rev().fold(0.0, |sum, price| sum + price) / count;
        Some(self.window.iter().rev().fold(0.0, |sum, price| sum + (price - mean).abs()) / count)
    }
}
