//! Median of the last prices.

use crate::indicators::sorted::Sorted;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, period};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "median",
    title: "Median of a window",
    group: Group::Statistic,
    doc: "The middle one of the last `timeperiod` prices in order of size, of an even number the mean of the two middle ones. \
          Unit: the price's. Source: textbook definition.",
    inputs: &["price"],
    parameters: &[period(20, 1), SOURCE],
    outputs: &[line("median")],
    place: Place::Chart,
    warmup: |settings| settings.period() - 1,
    build: |settings| over_price(Median::new(settings.period()), settings.source()),
};

/// The middle of the last prices. Logarithmic time for each (see [`Sorted`]); memory: the window.
#[derive(Clone, Debug)]
pub struct Median {
    window: Sorted,
}

impl Median {
    /// Of `period` prices.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { window: Sorted::new(period) }
    }
}

impl Streaming for Median {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        self.window.push(price);
        if self.window.is_full() { self.window.median() } else { None }
    }
}
