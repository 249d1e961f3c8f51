//! Tillson's T3.

use crate::indicators::smoothing::Smoothing;
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

/// Six exponential averages, one over the other, weighted. Constant time and memory.
#[derive(Clone, Debug)]
pub struct T3 {
    is_copy: bool,
    stages: [Smoothing; 6],
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
        Self {
            is_copy: period == 1,
            stages: core::array::from_fn(|_| Smoothing::exponential(period)),
            weights: [sixth, fifth, fourth, third],
        }
    }
}

impl Streaming for T3 {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        if self.is_copy {
            return Some(price);
        }
        let mut values = [price; 6];
        let mut value = price;
        for (stage, place) in self.stages.iter_mut().zip(&mut values) {
            value = stage.update(value)?;
            *place = value;
        }
        let [sixth, fifth, fourth, third] = self.weights;
        Some(sixth * values[5] + fifth * values[4] + fourth * values[3] + third * values[2])
    }
}
