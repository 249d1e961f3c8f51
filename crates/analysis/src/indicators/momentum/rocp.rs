//! Rate of change as a fraction.

use crate::indicators::window::Ring;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, period};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "rocp",
    title: "Rate of change as a fraction",
    group: Group::Momentum,
    doc: "(price - past) / past, past = the price `timeperiod` bars ago; 0 if that price is 0. Unit: a fraction of the price. \
          Source: TA-Lib ROCP.",
    inputs: &["price"],
    parameters: &[period(10, 1), SOURCE],
    outputs: &[line("rocp")],
    place: Place::Pane,
    warmup: |settings| settings.period(),
    build: |settings| over_price(RateOfChangeFraction::new(settings.period()), settings.source()),
};

/// How far the price has moved, as a fraction of where it was. Constant time; memory: the window.
#[derive(Clone, Debug)]
pub struct RateOfChangeFraction {
    window: Ring,
}

impl RateOfChangeFraction {
    /// Over `period` prices.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { window: Ring::new(period) }
    }
}

impl Streaming for RateOfChangeFraction {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        let past = self.window.push(price)?;
        Some(if past == 0.0 { 0.0 } else { (price - past) / past })
    }
}
