//! Detrended price oscillator.

use crate::indicators::trend::sma::Sma;
use crate::indicators::window::Ring;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, period};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "dpo",
    title: "Detrended price oscillator",
    group: Group::Momentum,
    doc: "The price of n / 2 + 1 bars ago (n = `timeperiod`, whole division) less today's mean of the last n prices. Unit: the \
          price's. Source: TA-Lib DPO.",
    inputs: &["price"],
    parameters: &[period(20, 2), SOURCE],
    outputs: &[line("dpo")],
    place: Place::Pane,
    warmup: |settings| (settings.period() - 1).max(settings.period() / 2 + 1),
    build: |settings| over_price(Dpo::new(settings.period()), settings.source()),
};

/// An earlier price against the mean. Constant time; memory: the window.
#[derive(Clone, Debug)]
pub struct Dpo {
    mean: Sma,
    past: Ring,
}

impl Dpo {
    /// Over `period` prices.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { mean: Sma::new(period), past: Ring::new(period / 2 + 1) }
    }
}

impl Streaming for Dpo {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        let (mean, past) = (self.mean.update(price), self.past.push(price));
        Some(past? - mean?)
    }
}
