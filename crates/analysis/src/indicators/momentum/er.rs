//! Efficiency ratio.

use crate::indicators::window::Ring;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, period};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "er",
    title: "Kaufman efficiency ratio",
    group: Group::Momentum,
    doc: "|price - price n bars ago| / the sum of the n one-bar changes between them (n = `timeperiod`), kept as a running \
          sum: how straight the way was. 1 where nothing moved, as in TA-Lib. Range: 0 to 1. Source: Perry Kaufman, Smarter \
          Trading (1995); TA-Lib ER.",
    inputs: &["price"],
    parameters: &[period(10, 2), SOURCE],
    outputs: &[line("er")],
    place: Place::Pane,
    warmup: |settings| settings.period(),
    build: |settings| over_price(Er::new(settings.period()), settings.source()),
};

/// The net change as a share of the way. Constant time; memory: the window.
#[derive(Clone, Debug)]
pub struct Er {
    /// The last n + 1 prices.
    prices: Ring,
    /// The sum of the last n changes, without their signs.
    way: f64,
    /// How many changes in a row were 0: after a whole window of them, what the sum holds is rounding.
    still: usize,
}

impl Er {
    /// Over `period` changes.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { prices: Ring::new(period + 1), way: 0.0, still: 0 }
    }
}

impl Streaming for Er {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        let last = self.prices.back(0);
        if let Some(leaving) = self.prices.push(price) {
            self.way -= (leaving - self.prices.oldest()?).abs();
        }
        let change = price - last?;
        self.way += change.abs();
        self.still = if change == 0.0 { self.still + 1 } else { 0 };
        if self.still + 1 >= self.prices.capacity() {
            self.way = 0.0;
        }
        if !self.prices.is_full() {
            return None;
        }
        let net = price - self.prices.oldest()?;
        Some(if self.way <= 0.0 || self.way <= net { 1.0 } else { (net / self.way).abs() })
    }
}
