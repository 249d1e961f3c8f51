//! Momentum.

use crate::indicators::window::Ring;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, period};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "mom",
    title: "Momentum",
    group: Group::Momentum,
    doc: "price - the price `timeperiod` bars ago. Unit: the price's. Source: TA-Lib MOM.",
    inputs: &["price"],
    parameters: &[period(10, 1), SOURCE],
    outputs: &[line("mom")],
    place: Place::Pane,
    warmup: |settings| settings.period(),
    build: |settings| over_price(Momentum::new(settings.period()), settings.source()),
};

/// How far the price has moved. Constant time; memory: the window.
#[derive(Clone, Debug)]
pub struct Momentum {
    window: Ring,
}

impl Momentum {
    /// Over `period` prices.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { window: Ring::new(period) }
    }
}

impl Streaming for Momentum {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        let past = self.window.push(price)?;
        Some(price - past)
    }
}
