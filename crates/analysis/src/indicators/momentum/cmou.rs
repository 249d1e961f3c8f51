//! Chande momentum oscillator, unsmoothed.

use crate::indicators::window::Ring;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, period};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "cmou",
    title: "Chande momentum oscillator (unsmoothed)",
    group: Group::Momentum,
    doc: "100 * (rises - falls) / (rises + falls), sums of the last `timeperiod` changes, kept as running sums. 0 where nothing \
          moved. Range: -100 to 100. Source: Tushar Chande and Stanley Kroll, The New Technical Trader (1994); TA-Lib CMOU.",
    inputs: &["price"],
    parameters: &[period(14, 2), SOURCE],
    outputs: &[line("cmou")],
    place: Place::Pane,
    warmup: |settings| settings.period(),
    build: |settings| over_price(Cmou::new(settings.period()), settings.source()),
};

/// Rises against falls. Constant time; memory: the window.
#[derive(Clone, Debug)]
pub struct Cmou {
    changes: Ring,
    last: Option<f64>,
    rises: f64,
    falls: f64,
    /// How many changes in a row were 0: after a whole window of them, what the sums hold is rounding.
    still: usize,
}

impl Cmou {
    /// Over `period` changes.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { changes: Ring::new(period), last: None, rises: 0.0, falls: 0.0, still: 0 }
    }
}

impl Streaming for Cmou {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        let change = price - self.last.replace(price)?;
        let leaving = self.changes.push(change).unwrap_or(0.0);
        self.rises = self.rises - leaving.max(0.0) + change.max(0.0);
        self.falls = self.falls - (-leaving).max(0.0) + (-change).max(0.0);
        self.still = if change == 0.0 { self.still + 1 } else { 0 };
        if self.still >= self.changes.capacity() {
            (self.rises, self.falls) = (0.0, 0.0);
        }
        if !self.changes.is_full() {
            return None;
        }
        let sum = self.rises + self.falls;
        Some(if sum > 0.0 { 100.0 * (self.rises - self.falls) / sum } else { 0.0 })
    }
}
