//! Sum of the last prices.

use crate::indicators::window::Ring;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, period};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "sum",
    title: "Sum of a window",
    group: Group::Math,
    doc: "The sum of the last `timeperiod` prices, kept running: sum += newest, value = sum, sum -= oldest. Unit: the \
          price's. Source: TA-Lib SUM.",
    inputs: &["price"],
    parameters: &[period(30, 2), SOURCE],
    outputs: &[line("sum")],
    place: Place::Pane,
    warmup: |settings| settings.period() - 1,
    build: |settings| over_price(Sum::new(settings.period()), settings.source()),
};

/// The sum of the last prices. Constant time for each; memory: the window.
#[derive(Clone, Debug)]
pub struct Sum {
    window: Ring,
    total: f64,
}

impl Sum {
    /// Over `period` prices.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { window: Ring::new(period), total: 0.0 }
    }
}

impl Streaming for Sum {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        self.window.push(price);
        self.total += price;
        let oldest = self.window.is_full().then(|| self.window.oldest()).flatten()?;
        let sum = self.total;
        self.total -= oldest;
        Some(sum)
    }
}
