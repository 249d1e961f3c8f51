//! Rate of change as a ratio of 100.

use crate::indicators::window::Ring;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, period};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "rocr100",
    title: "Rate of change as a ratio of 100",
    group: Group::Momentum,
    doc: "price / the price `timeperiod` bars ago * 100; 0 if that price is 0. Unit: per cent, 100 for no change. \
          Source: TA-Lib ROCR100.",
    inputs: &["price"],
    parameters: &[period(10, 1), SOURCE],
    outputs: &[line("rocr100")],
    place: Place::Pane,
    warmup: |settings| settings.period(),
    build: |settings| over_price(RateOfChangePercent::new(settings.period()), settings.source()),
};

/// What per cent of what it was the price is. Constant time; memory: the window.
#[derive(Clone, Debug)]
pub struct RateOfChangePercent {
    window: Ring,
}

impl RateOfChangePercent {
    /// Over `period` prices.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { window: Ring::new(period) }
    }
}

impl Streaming for RateOfChangePercent {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        let past = self.window.push(price)?;
        Some(if past == 0.0 { 0.0 } else { price / past * 100.0 })
    }
}
