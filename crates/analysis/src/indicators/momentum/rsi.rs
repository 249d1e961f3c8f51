//! Relative strength index.

use crate::indicators::smoothing::Smoothing;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, period};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "rsi",
    title: "Relative strength index",
    group: Group::Momentum,
    doc: "100 * gain / (gain + loss): Wilder's means of the rises and of the falls from price to price, each \
          value = (value * (n - 1) + newest) / n, seeded with the simple mean of the first `timeperiod` ones. 0 where the \
          price has not moved. Unit: 0 to 100. Source: J. Welles Wilder, New Concepts in Technical Trading Systems (1978); \
          TA-Lib RSI.",
    inputs: &["price"],
    parameters: &[period(14, 2), SOURCE],
    outputs: &[line("rsi")],
    place: Place::Pane,
    warmup: |settings| settings.period(),
    build: |settings| over_price(Rsi::new(settings.period()), settings.source()),
};

/// Wilder's means of rises and falls. Constant time and memory.
#[derive(Clone, Debug)]
pub struct Rsi {
    last: Option<f64>,
    rise: Smoothing,
    fall: Smoothing,
}

impl Rsi {
    /// Over `period` changes.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { last: None, rise: Smoothing::wilder(period), fall: Smoothing::wilder(period) }
    }
}

impl Streaming for Rsi {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        let change = price - self.last.replace(price)?;
        let rise = self.rise.update(if change > 0.0 { change } else { 0.0 });
        let fall = self.fall.update(if change < 0.0 { -change } else { 0.0 });
        let (rise, fall) = (rise?, fall?);
        let moved = rise + fall;
        Some(if moved > 0.0 { 100.0 * (rise / moved) } else { 0.0 })
    }
}
