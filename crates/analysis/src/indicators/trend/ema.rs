//! Exponential moving average.

use crate::registry::adapt::{finite, over_price_columns};
use crate::registry::parameters::{SOURCE, period};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "ema",
    title: "Exponential moving average",
    group: Group::Trend,
    doc: "value += (price - value) * 2 / (n + 1), seeded with the simple mean of the first `timeperiod` prices; \
          worked out in steps of three bars, which rounds otherwise. Unit: the price's. Source: TA-Lib EMA.",
    inputs: &["price"],
    parameters: &[period(30, 1), SOURCE],
    outputs: &[line("ema")],
    place: Place::Chart,
    warmup: |settings| settings.period() - 1,
    build: |settings| {
        over_price_columns(LongStepEma::new(settings.period()), settings.source(), LongStepEma::batch)
    },
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
}

impl Streaming for Ema {
    type Input = f64;
    type Output = f64;

    #[inline(always)]
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

/// The exponential mean of prices, each value reached from the one three bars before in one step over three prices: no value
/// waits for the one just before it, which takes two thirds of the time. Equal prices have exactly their price as mean.
/// Constant time and memory.
#[derive(Clone, Debug)]
pub struct LongStepEma {
    seed: Ema,
    steps: LongSteps,
}

/// What goes on once there is a seed.
#[derive(Clone, Copy, Debug)]
struct LongSteps {
    /// How much the last three prices count, newest first.
    shares: [f64; 3],
    /// The last two prices, newest first.
    prices: [f64; 2],
    /// The last three values, newest first.
    values: [f64; 3],
}

impl LongSteps {
    /// The mean after one more price.
    #[inline(always)]
    fn next(&mut self, price: f64) -> f64 {
        let [first, second, far] = self.values;
        let step = (price - far) * self.shares[0]
            + (self.prices[0] - far) * self.shares[1]
            + (self.prices[1] - far) * self.shares[2];
        self.values = [far + step, first, second];
        self.prices = [price, self.prices[0]];
        self.values[0]
    }
}

impl LongStepEma {
    /// With the smoothing factor 2 / (`period` + 1).
    #[must_use]
    pub fn new(period: usize) -> Self {
        let seed = Ema::new(period);
        let rest = 1.0 - seed.factor;
        let shares = [seed.factor, seed.factor * rest, seed.factor * rest * rest];
        Self { seed, steps: LongSteps { shares, prices: [0.0; 2], values: [0.0; 3] } }
    }

    /// The means after each of the prices: the bits of the fold.
    #[must_use]
    pub fn batch(&mut self, prices: &[f64]) -> Vec<Vec<f64>> {
        let mut means = Vec::with_capacity(prices.len());
        while means.len() < prices.len() && self.seed.seen < self.seed.period {
            means.push(self.update(prices[means.len()]).map_or(f64::NAN, finite));
        }
        // By value, so that what changes from step to step stays in registers.
        let mut steps = self.steps;
        let warm = means.len();
        means.extend(prices[warm..].iter().map(|price| steps.next(*price)));
        self.steps = steps;
        // What is infinite spoils every third mean after it.
        if means.iter().rev().take(3).any(|last| !last.is_finite()) {
            means[warm..].iter_mut().for_each(|cell| *cell = finite(*cell));
        }
        vec![means]
    }
}

impl Streaming for LongStepEma {
    type Input = f64;
    type Output = f64;

    #[inline(always)]
    fn update(&mut self, price: f64) -> Option<f64> {
        if self.seed.seen >= self.seed.period {
            return Some(self.steps.next(price));
        }
        let seed = self.seed.update(price)?;
        self.steps.prices = [seed; 2];
        self.steps.values = [seed; 3];
        Some(seed)
    }
}
