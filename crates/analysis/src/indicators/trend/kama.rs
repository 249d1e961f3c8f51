//! Kaufman's adaptive moving average.

use crate::indicators::window::Ring;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, period};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "kama",
    title: "Kaufman adaptive moving average",
    group: Group::Trend,
    doc: "value += (price - value) * s², s = e * (2 / 3 - 2 / 31) + 2 / 31, where the efficiency e is the change over \
          `timeperiod` bars divided by the sum of the absolute changes from bar to bar (1 where that sum is 0). Seeded with \
          the price before the first value's. A window of 1 gives the price itself. Unit: the price's. \
          Source: P. J. Kaufman, Trading Systems and Methods; TA-Lib KAMA.",
    inputs: &["price"],
    parameters: &[period(30, 1), SOURCE],
    outputs: &[line("kama")],
    place: Place::Chart,
    warmup: |settings| warmup(settings.period()),
    build: |settings| over_price(Kama::new(settings.period()), settings.source()),
};

/// How many prices pass before the first value.
#[must_use]
pub const fn warmup(period: usize) -> usize {
    if period == 1 { 0 } else { period }
}

/// The smoothing factor of an average over 30 bars.
const SLOWEST: f64 = 2.0 / (30.0 + 1.0);
/// How far that of an average over 2 bars is above it.
const SPREAD: f64 = 2.0 / (2.0 + 1.0) - SLOWEST;

/// An exponential mean that is fast where price goes straight. Constant time for each; memory: the window.
#[derive(Clone, Debug)]
pub struct Kama {
    period: usize,
    /// The prices of the window and the one before it.
    window: Ring,
    last: Option<f64>,
    /// The sum of absolute changes from bar to bar.
    path: f64,
    /// How many of the last changes were none: when all in the window, the path is exactly 0.
    still: usize,
    value: f64,
}

impl Kama {
    /// Over `period` changes.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { period, window: Ring::new(period + 1), last: None, path: 0.0, still: 0, value: 0.0 }
    }
}

impl Streaming for Kama {
    type Input = f64;
    type Output = f64;

    #[inline(always)]
    fn update(&mut self, price: f64) -> Option<f64> {
        if self.period == 1 {
            return Some(price);
        }
        let was_full = self.window.is_full();
        let leaving = self.window.push(price);
        let last = self.last.replace(price)?;
        let oldest = self.window.oldest()?;
        if let Some(leaving) = leaving {
            self.path -= (leaving - oldest).abs();
        }
        self.path += (price - last).abs();
        self.still = if price == last { self.still + 1 } else { 0 };
        if self.still >= self.period {
            self.path = 0.0;
        }
        if !self.window.is_full() {
            return None;
        }
        if !was_full {
            self.value = last;
        }
        let change = (price - oldest).abs();
        let efficiency = if self.path <= change { 1.0 } else { change / self.path };
        let smoothing = efficiency * SPREAD + SLOWEST;
        self.value += (price - self.value) * (smoothing * smoothing);
        Some(self.value)
    }
}
