//! Rate of change.

use crate::indicators::window::Ring;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, period};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "roc",
    title: "Rate of change",
    group: Group::Momentum,
    doc: "(price / the price `timeperiod` bars ago - 1) * 100; 0 if that price is 0. Unit: per cent. Source: TA-Lib ROC.",
    inputs: &["price"],
    parameters: &[period(10, 1), SOURCE],
    outputs: &[line("roc")],
    place: Place::Pane,
    warmup: |settings| settings.period(),
    build: |settings| over_price(RateOfChange::new(settings.period()), settings.source()),
};

/// How far the price has moved, in per cent. Constant time; memory: the window.
#[derive(Clone, Debug)]
pub struct RateOfChange {
    window: Ring,
}

impl RateOfChange {
    /// Over `period` prices.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { window: Ring::new(period) }
    }
}

impl Streaming for RateOfChange {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        let past = self.window.push(price)?;
        Some(if past == 0.0 { 0.0 } else { (price / past - 1.0) * 100.0 })
    }
}
