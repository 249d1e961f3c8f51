//! Relative strength index.

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
    build: |settings| over_price(Rsi::<Shares>::new(settings.period()), settings.source()),
};

/// Wilder's means of rises and falls. Constant time and memory.
///
/// Both are kept here, rather than in two averages, since they are always warm together.
#[derive(Clone, Debug)]
pub struct Rsi<S = Shares> {
    period: usize,
    seen: usize,
    step: S,
    price: f64,
    rise: f64,
    fall: f64,
}

impl<S: Step> Rsi<S> {
    /// Over `period` changes.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        assert!(period > 0, "invariant: an average is over at least one value");
        Self { period, seen: 0, step: S::new(period as f64), price: 0.0, rise: 0.0, fall: 0.0 }
    }
}

impl<S: Step> Streaming for Rsi<S> {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        let change = price - self.price;
        self.price = price;
        let rise = if change > 0.0 { change } else { 0.0 };
        let fall = rise - change;
        if self.seen > self.period {
            self.rise = self.step.next(self.rise, rise);
            self.fall = self.step.next(self.fall, fall);
        } else {
            self.seen += 1;
            if self.seen == 1 {
                return None;
            }
            self.rise += rise;
            self.fall += fall;
            if self.seen <= self.period {
                return None;
            }
            self.rise = self.step.first(self.rise);
            self.fall = self.step.first(self.fall);
        }
        let moved = self.rise + self.fall;
        Some(if moved > 0.0 { 100.0 * (self.rise / moved) } else { 0.0 })
    }
}

/// How Wilder's mean is rounded when it takes a value.
pub trait Step {
    /// Over `period` values.
    fn new(period: f64) -> Self;
    /// The first mean, of the sum of as many values.
    fn first(&self, sum: f64) -> f64;
    /// (mean * (period - 1) + value) / period.
    fn next(&self, mean: f64, value: f64) -> f64;
}

/// By the shares of mean and value: the fastest.
#[derive(Clone, Debug)]
pub struct Shares {
    period: f64,
    mean: f64,
    value: f64,
}

impl Step for Shares {
    fn new(period: f64) -> Self {
        let mean = (period - 1.0) / period;
        Self { period, mean, value: 1.0 - mean }
    }

    #[inline]
    fn first(&self, sum: f64) -> f64 {
        sum / self.period
    }

    #[inline]
    fn next(&self, mean: f64, value: f64) -> f64 {
        self.mean * mean + self.value * value
    }
}

/// To the last digit as TA-Lib does it: for what makes much of last digits.
#[derive(Clone, Debug)]
pub struct AsTalib {
    before: f64,
    share: f64,
}

impl Step for AsTalib {
    fn new(period: f64) -> Self {
        Self { before: period - 1.0, share: 1.0 / period }
    }

    #[inline]
    fn first(&self, sum: f64) -> f64 {
        sum * self.share
    }

    #[inline]
    fn next(&self, mean: f64, value: f64) -> f64 {
        (mean * self.before + value) * self.share
    }
}
