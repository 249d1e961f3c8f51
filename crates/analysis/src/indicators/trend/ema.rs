//! Exponential moving average.

use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, period};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "ema",
    title: "Exponential moving average",
    group: Group::Trend,
    doc: "value += (price - value) * 2 / (n + 1), seeded with the simple mean of the first `timeperiod` prices. \
          Unit: the price's. Source: TA-Lib EMA.",
    inputs: &["price"],
    parameters: &[period(30, 1), SOURCE],
    outputs: &[line("ema")],
    place: Place::Chart,
    warmup: |settings| settings.period() - 1,
    build: |settings| over_price(Ema::new(settings.period()), settings.source()),
};

/// The exponential mean of prices. Constant time and memory.
#[derive(Clone, Debug)]
pub struct Ema {
    factor: f64,
    period: usize,
    seen: usize,
    value: f64,
}

impl Ema {
    /// With the smoothing factor 2 / (`period` + 1).
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self::with_factor(period, 2.0 / (period + 1) as f64)
    }

    /// With another smoothing factor; seeded with the mean of the first `period` prices.
    #[must_use]
    pub const fn with_factor(period: usize, factor: f64) -> Self {
        Self { factor, period, seen: 0, value: 0.0 }
    }
}

impl Streaming for Ema {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        if self.seen >= self.period {
            self.value += (price - self.value) * self.factor;
            return Some(self.value);
        }
        self.seen += 1;
        self.value += price;
        if self.seen < self.period {
            return None;
        }
        self.value /= self.period as f64;
        Some(self.value)
    }
}
