//! Ulcer index.

use crate::indicators::drawdown::SlidingDrawdowns;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, period};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "ulcer",
    title: "Ulcer index",
    group: Group::Volatility,
    doc: "The root of the mean square of the drawdowns in the last `timeperiod` prices: of each price, 100 * (highest - price) \
          / highest, the highest being that from the window's start to it. None while the window begins with a price of 0. \
          Unit: per cent. Source: Peter G. Martin, The Investor's Guide to Fidelity Funds (1989), devised in 1987; compared \
          with Stock.Indicators.",
    inputs: &["price"],
    parameters: &[period(14, 2), SOURCE],
    outputs: &[line("ulcer")],
    place: Place::Pane,
    warmup: |settings| settings.period() - 1,
    build: |settings| over_price(UlcerIndex::new(settings.period()), settings.source()),
};

/// How deep and how long prices stay below what they were. Logarithmic time for each; memory: the window.
#[derive(Clone, Debug)]
pub struct UlcerIndex {
    drawdowns: SlidingDrawdowns,
    period: usize,
}

impl UlcerIndex {
    /// Over `period` prices.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { drawdowns: SlidingDrawdowns::new(period), period }
    }
}

impl Streaming for UlcerIndex {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        let squares = self.drawdowns.update(price)?;
        Some(100.0 * (squares / self.period as f64).max(0.0).sqrt())
    }
}
