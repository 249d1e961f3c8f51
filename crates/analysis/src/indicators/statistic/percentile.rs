//! Percentile of the last prices.

use crate::indicators::sorted::Sorted;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, period, real};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "percentile",
    title: "Percentile of a window",
    group: Group::Statistic,
    doc: "The price of rank ⌈percentile · n / 100⌉, at least 1, among the last `timeperiod` prices in order of size (nearest \
          rank: always one of them). Unit: the price's. Source: TA-Lib PERCENTILE.",
    inputs: &["price"],
    parameters: &[
        period(30, 2),
        real("percentile", 50.0, 0.0, 100.0, "the share of prices not above the value, in per cent"),
        SOURCE,
    ],
    outputs: &[line("percentile")],
    place: Place::Chart,
    warmup: |settings| settings.period() - 1,
    build: |settings| {
        over_price(Percentile::new(settings.period(), settings.real("percentile")), settings.source())
    },
};

/// A percentile of the last prices. Logarithmic time for each (see [`Sorted`]); memory: the window.
#[derive(Clone, Debug)]
pub struct Percentile {
    window: Sorted,
    /// How many prices stand before it.
    below: usize,
}

impl Percentile {
    /// Of `period` prices, `percentile` in per cent.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize, percentile: f64) -> Self {
        let rank = (percentile * period as f64 / 100.0).ceil().clamp(1.0, period as f64);
        Self { window: Sorted::new(period), below: rank as usize - 1 }
    }
}

impl Streaming for Percentile {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        self.window.push(price);
        if self.window.is_full() { self.window.nth(self.below) } else { None }
    }
}
