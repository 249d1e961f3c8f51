//! Triangular moving average.

use crate::indicators::window::Ring;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, period};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "trima",
    title: "Triangular moving average",
    group: Group::Trend,
    doc: "The mean of the last `timeperiod` prices with weights that rise to the middle and fall again (1 2 3 2 1, or \
          1 2 2 1), which is a simple average of a simple average; from running sums. Unit: the price's. \
          Source: TA-Lib TRIMA.",
    inputs: &["price"],
    parameters: &[period(30, 1), SOURCE],
    outputs: &[line("trima")],
    place: Place::Chart,
    warmup: |settings| settings.period() - 1,
    build: |settings| over_price(Trima::new(settings.period()), settings.source()),
};

/// The triangular mean of prices. Constant time for each; memory: the window.
#[derive(Clone, Debug)]
pub struct Trima {
    window: Ring,
    is_warm: bool,
    factor: f64,
    weighted: f64,
    /// The sum of the older half, the middle of an odd window among it.
    older: f64,
    /// The sum of the newer half.
    newer: f64,
}

impl Trima {
    /// Over `period` prices.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        let half = (period / 2) as f64;
        let weights = if period % 2 == 1 { (half + 1.0) * (half + 1.0) } else { half * (half + 1.0) };
        let window = Ring::new(period);
        Self { window, is_warm: false, factor: 1.0 / weights, weighted: 0.0, older: 0.0, newer: 0.0 }
    }
}

/// The weighted sum of the first full window and the sums of its halves.
#[cold]
#[inline(never)]
fn sums(prices: &[f64]) -> [f64; 3] {
    let (mut weighted, mut older, mut newer) = (0.0, 0.0, 0.0);
    let (first, second) = prices.split_at(prices.len() - prices.len() / 2);
    for price in first.iter().rev() {
        older += price;
        weighted += older;
    }
    for price in second {
        newer += price;
        weighted += newer;
    }
    [weighted, older, newer]
}

impl Streaming for Trima {
    type Input = f64;
    type Output = f64;

    #[inline(always)]
    fn update(&mut self, price: f64) -> Option<f64> {
        let leaving = self.window.push(price);
        if !self.is_warm {
            if !self.window.is_full() {
                return None;
            }
            self.is_warm = true;
            let [oldest_first, _] = self.window.halves();
            [self.weighted, self.older, self.newer] = sums(oldest_first);
            return Some(self.weighted * self.factor);
        }
        let period = self.window.capacity();
        let crossing = self.window.back(period / 2)?;
        self.weighted -= self.older;
        self.older -= leaving?;
        self.older += crossing;
        if period % 2 == 1 {
            self.weighted += self.newer;
            self.newer -= crossing;
        } else {
            self.newer -= crossing;
            self.weighted += self.newer;
        }
        self.newer += price;
        self.weighted += price;
        Some(self.weighted * self.factor)
    }
}
