//! Simple moving average.

use crate::indicators::window::Ring;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, period};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "sma",
    title: "Simple moving average",
    group: Group::Trend,
    doc: "The mean of the last `timeperiod` prices, from a running sum: sum += newest - the one that leaves the \
          window, value = sum / n. Unit: the price's. Source: TA-Lib SMA.",
    inputs: &["price"],
    parameters: &[period(30, 1), SOURCE],
    outputs: &[line("sma")],
    place: Place::Chart,
    warmup: |settings| settings.period() - 1,
    build: |settings| over_price(OneStepSma::new(settings.period()), settings.source()),
};

/// The mean of the last prices, rounded as TA-Lib rounds it (sum += newest, value = sum / n, sum -= oldest), so that differences
/// of averages agree with it too. Constant time for each; memory: the window.
#[derive(Clone, Debug)]
pub struct Sma {
    window: Ring,
    sum: f64,
}

impl Sma {
    /// Over `period` prices.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { window: Ring::new(period), sum: 0.0 }
    }
}

impl Streaming for Sma {
    type Input = f64;
    type Output = f64;

    #[inline(always)]
    fn update(&mut self, price: f64) -> Option<f64> {
        self.window.push(price);
        self.sum += price;
        let oldest = self.window.is_full().then(|| self.window.oldest()).flatten()?;
        let mean = self.sum / self.window.capacity() as f64;
        self.sum -= oldest;
        Some(mean)
    }
}

/// The mean of the last prices, from a sum that changes once for each price and not twice, which takes four fifths of the
/// time. Constant time for each; memory: the window.
#[derive(Clone, Debug)]
pub struct OneStepSma {
    window: Ring,
    sum: f64,
}

impl OneStepSma {
    /// Over `period` prices.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { window: Ring::new(period), sum: 0.0 }
    }
}

impl Streaming for OneStepSma {
    type Input = f64;
    type Output = f64;

    #[inline(always)]
    fn update(&mut self, price: f64) -> Option<f64> {
        match self.window.push(price) {
            Some(leaving) => self.sum += price - leaving,
            None => self.sum += price,
        }
        self.window.is_full().then(|| self.sum / self.window.capacity() as f64)
    }
}
