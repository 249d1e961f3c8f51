//! Ehlers' super smoother.

use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, period};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;
use core::f64::consts::{PI, SQRT_2};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "supersmoother",
    title: "Super smoother (two-pole)",
    group: Group::Trend,
    doc: "value = c1 * (price + last price) / 2 + c2 * value(1) + c3 * value(2), a = exp(-√2 π / n), c2 = 2 a cos(√2 π / n), \
          c3 = -a², c1 = 1 - c2 - c3, n = `timeperiod`: a low-pass filter of two poles that lets cycles longer than n pass. \
          Seeded with the first two prices. Unit: the price's. \
          Source: J. F. Ehlers, Cycle Analytics for Traders (2013), chapter 3.",
    inputs: &["price"],
    parameters: &[period(10, 2), SOURCE],
    outputs: &[line("supersmoother")],
    place: Place::Chart,
    warmup: |_| 2,
    build: |settings| over_price(SuperSmoother::new(settings.period()), settings.source()),
};

/// A low-pass filter of two poles. Constant time and memory.
#[derive(Clone, Debug)]
pub struct SuperSmoother {
    /// The weights of the mean of two prices and of the last two values.
    weights: [f64; 3],
    seen: u8,
    price: f64,
    /// The last two values, newest first.
    values: [f64; 2],
}

impl SuperSmoother {
    /// With the critical period `period`.
    #[must_use]
    pub fn new(period: usize) -> Self {
        let angle = SQRT_2 * PI / period as f64;
        let decay = libm::exp(-angle);
        let second = 2.0 * decay * libm::cos(angle);
        let third = -decay * decay;
        Self { weights: [1.0 - second - third, second, third], seen: 0, price: 0.0, values: [0.0; 2] }
    }
}

impl Streaming for SuperSmoother {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        let last = core::mem::replace(&mut self.price, price);
        if self.seen < 2 {
            self.seen += 1;
            self.values = [price, self.values[0]];
            return None;
        }
        let [first, second, third] = self.weights;
        let value = first * ((price + last) / 2.0) + second * self.values[0] + third * self.values[1];
        self.values = [value, self.values[0]];
        Some(value)
    }
}
