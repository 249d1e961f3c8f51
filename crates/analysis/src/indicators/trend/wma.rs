//! Weighted moving average.

use crate::indicators::window::Ring;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, period};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "wma",
    title: "Weighted moving average",
    group: Group::Trend,
    doc: "The mean of the last `timeperiod` prices with the weights n for the newest down to 1 for the oldest: \
          value = (n * p0 + (n - 1) * p1 + ... + 1 * p(n-1)) / (n * (n + 1) / 2), from running sums that are made anew every \
          8 n bars. Unit: the price's. Source: TA-Lib WMA.",
    inputs: &["price"],
    parameters: &[period(30, 1), SOURCE],
    outputs: &[line("wma")],
    place: Place::Chart,
    warmup: |settings| settings.period() - 1,
    build: |settings| over_price(Wma::new(settings.period()), settings.source()),
};

/// After how many windows the running sums are made anew, so that the rest of a large price does not stay in them.
const RENEWAL_WINDOWS: usize = 8;

/// The weighted mean of prices. Constant time for each (a renewal looks at the window once in 8 windows); memory: the
/// window.
#[derive(Clone, Debug)]
pub struct Wma {
    window: Ring,
    sum: f64,
    weighted: f64,
    divisor: f64,
    until_renewal: usize,
}

impl Wma {
    /// Over `period` prices.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        let divisor = period as f64 * (period + 1) as f64 / 2.0;
        let until_renewal = RENEWAL_WINDOWS * period;
        Self { window: Ring::new(period), sum: 0.0, weighted: 0.0, divisor, until_renewal }
    }
}

/// The sum and the weighted sum of a window, made anew.
#[cold]
#[inline(never)]
fn sums(halves: [&[f64]; 2]) -> (f64, f64) {
    let (mut sum, mut weighted, mut weight) = (0.0, 0.0, 0.0);
    for price in halves.into_iter().flatten() {
        weight += 1.0;
        sum += price;
        weighted += price * weight;
    }
    (sum, weighted)
}

impl Streaming for Wma {
    type Input = f64;
    type Output = f64;

    #[inline(always)]
    fn update(&mut self, price: f64) -> Option<f64> {
        if self.window.capacity() == 1 {
            return Some(price);
        }
        self.sum += price;
        if let Some(leaving) = self.window.push(price) {
            self.sum -= leaving;
        }
        self.weighted += price * self.window.len() as f64;
        if !self.window.is_full() {
            return None;
        }
        self.until_renewal -= 1;
        if self.until_renewal == 0 {
            self.until_renewal = RENEWAL_WINDOWS * self.window.capacity();
            (self.sum, self.weighted) = sums(self.window.halves());
        }
        let mean = self.weighted / self.divisor;
        self.weighted -= self.sum;
        Some(mean)
    }
}
