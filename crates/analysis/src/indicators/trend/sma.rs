//! Simple moving average.

use crate::indicators::window::Ring;
use crate::registry::adapt::{finite, over_price_columns};
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
    build: |settings| {
        over_price_columns(OneStepSma::new(settings.period()), settings.source(), OneStepSma::batch)
    },
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

    /// The means after each of the prices: the bits of the fold. What leaves the window is read where it came in.
    #[must_use]
    pub fn batch(&mut self, prices: &[f64]) -> Vec<Vec<f64>> {
        let period = self.window.capacity();
        let mut means = Vec::with_capacity(prices.len());
        means.extend(prices.iter().take(period).map(|price| self.update(*price).map_or(f64::NAN, finite)));
        let entering = &prices[means.len()..];
        let (mut sum, count) = (self.sum, period as f64);
        means.extend(entering.iter().zip(prices).map(|(price, leaving)| {
            sum += price - leaving;
            sum / count
        }));
        self.sum = sum;
        entering[entering.len().saturating_sub(period)..].iter().for_each(|price| {
            self.window.push(*price);
        });
        // What is infinite spoils every sum after it.
        if means.last().is_some_and(|last| !last.is_finite()) {
            means.iter_mut().for_each(|cell| *cell = finite(*cell));
        }
        vec![means]
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
