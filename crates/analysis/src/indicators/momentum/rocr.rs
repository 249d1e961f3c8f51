//! Rate of change as a ratio.

use crate::indicators::window::Ring;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, period};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "rocr",
    title: "Rate of change as a ratio",
    group: Group::Momentum,
    doc: "price / the price `timeperiod` bars ago; 0 if that price is 0. Unit: a ratio, 1 for no change. Source: TA-Lib ROCR.",
    inputs: &["price"],
    parameters: &[period(10, 1), SOURCE],
    outputs: &[line("rocr")],
    place: Place::Pane,
    warmup: |settings| settings.period(),
    build: |settings| over_price(RateOfChangeRatio::new(settings.period()), settings.source()),
};

/// How many times the price is what it was. Constant time; memory: the window.
#[derive(Clone, Debug)]
pub struct RateOfChangeRatio {
    window: Ring,
}

impl RateOfChangeRatio {
    /// Over `period` prices.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { window: Ring::new(period) }
    }
}

impl Streaming for RateOfChangeRatio {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        let past = self.window.push(price)?;
        Some(if past == 0.0 { 0.0 } else { price / past })
    }
}
