//! Tillson's T3.

use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, period, real};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "t3",
    title: "Triple generalized double exponential moving average (T3)",
    group: Group::Trend,
    doc: "GD(GD(GD(price))), GD(x) = (1 + v) * EMA(x) - v * EMA(EMA(x)), worked out over six exponential averages e1 to e6, \
          one over the other: value = c1 * e6 + c2 * e5 + c3 * e4 + c4 * e3. Each is seeded with the mean of the first \
          `timeperiod` values of the one before it. A window of 1 gives the price itself. Unit: the price's. \
          Source: T. Tillson, Stocks & Commodities 16:1 (1998); TA-Lib T3.",
    inputs: &["price"],
    parameters: &[period(5, 1), real("vfactor", VOLUME_FACTOR, 0.0, 1.0, "the volume factor v"), SOURCE],
    outputs: &[line("t3")],
    place: Place::Chart,
    warmup: |settings| 6 * (settings.period() - 1),
    build: |settings| over_price(T3::new(settings.period(), settings.real("vfactor")), settings.source()),
};

/// The volume factor if nothing is said.
pub const VOLUME_FACTOR: f64 = 0.7;

/// How many averages there are.
const STAGES: usize = 6;

/// Six exponential averages, one over the other, weighted. Constant time and memory.
#[derive(Clone, Debug)]
pub struct T3 {
    period: usize,
    newest_share: f64,
    last_share: f64,
    /// How many averages are seeded.
    seeded: usize,
    /// How many values the next one has seen.
    seen: usize,
    /// The averages; of the one that is being seeded, the sum.
    values: [f64; STAGES],
    /// The weights of the sixth, fifth, fourth and third average.
    weights: [f64; 4],
}

impl T3 {
    /// Over `period` prices, with this volume factor.
    #[must_use]
    pub fn new(period: usize, volume_factor: f64) -> Self {
        let square = volume_factor * volume_factor;
        let sixth = -(square * volume_factor);
        let fifth = 3.0 * (square - sixth);
        let fourth = -6.0 * square - 3.0 * (volume_factor - sixth);
        let third = 1.0 + 3.0 * volume_factor - sixth + 3.0 * square;
        let newest_share = 2.0 / (period as f64 + 1.0);
        Self {
            period,
            newest_share,
            last_share: 1.0 - newest_share,
            seeded: 0,
            seen: 0,
            values: [0.0; STAGES],
            weights: [sixth, fifth, fourth, third],
        }
    }

    fn value(&self) -> f64 {
        let [sixth, fifth, fourth, third] = self.weights;
        sixth * self.values[5] + fifth * self.values[4] + fourth * self.values[3] + third * self.values[2]
    }
}

impl Streaming for T3 {
    type Input = f64;
    type Output = f64;

    #[inline(always)]
    fn update(&mut self, price: f64) -> Option<f64> {
        if self.period == 1 {
            return Some(price);
        }
        let mut input = price;
        if self.seeded == STAGES {
            for value in &mut self.values {
                *value = self.newest_share * input + self.last_share * *value;
                input = *value;
            }
            return Some(self.value());
        }
        for value in &mut self.values[..self.seeded] {
            *value = self.newest_share * input + self.last_share * *value;
            input = *value;
        }
        self.values[self.seeded] += input;
        self.seen += 1;
        if self.seen < self.period {
            return None;
        }
        let seed = self.values[self.seeded] / self.period as f64;
        self.values[self.seeded] = seed;
        self.seeded += 1;
        if self.seeded == STAGES {
            return Some(self.value());
        }
        self.values[self.seeded] = seed;
        self.seen = 1;
        None
    }
}
