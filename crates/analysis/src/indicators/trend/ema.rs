//! Exponential moving average.

use crate::indicators::lanes::Number;
use crate::indicators::lanes::fading::{self, Recurrence};
use crate::registry::adapt::over_price_columns;
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
    build: |settings| over_price_columns(Ema::new(settings.period()), settings.source(), fading::batch),
};

/// The exponential mean of prices, rounded as TA-Lib rounds it, so that differences of averages agree with it too. Constant
/// time and memory.
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

    /// The value after `value`, once it is warm.
    #[inline(always)]
    pub(crate) fn after<N: Number>(&self, value: N, price: N) -> N {
        value + (price - value) * N::of(self.factor)
    }
}

impl Recurrence<1, 1> for Ema {
    fn state(&self) -> Option<[f64; 1]> {
        (self.seen >= self.period).then_some([self.value])
    }

    fn resume(&mut self, [value]: [f64; 1]) {
        self.value = value;
    }

    fn memory(&self) -> usize {
        fading::memory_of(self.factor)
    }

    #[inline(always)]
    fn next<N: Number>(&self, value: &mut [N; 1], price: N) -> [N; 1] {
        *value = value.map(|value| self.after(value, price));
        *value
    }
}

impl Streaming for Ema {
    type Input = f64;
    type Output = f64;

    #[inline(always)]
    fn update(&mut self, price: f64) -> Option<f64> {
        if self.seen >= self.period {
            self.value = self.after(self.value, price);
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
