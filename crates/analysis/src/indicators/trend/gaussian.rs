//! Ehlers' Gaussian filter.

use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, period, whole};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;
use core::f64::consts::PI;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "gaussian",
    title: "Gaussian filter",
    group: Group::Trend,
    doc: "`poles` exponential averages, one over the other, with the factor a = √(b² + 2 b) - b, \
          b = (1 - cos(2 π / n)) / (2^(1 / poles) - 1), n = `timeperiod`, so that a cycle of n bars keeps half its power. All \
          are seeded with the first price. Unit: the price's. \
          Source: J. F. Ehlers, Gaussian and Other Low Lag Filters (2001).",
    inputs: &["price"],
    parameters: &[
        period(20, 2),
        whole("poles", 4, 1, POLES_MAX as i64, "how many averages stand one over the other"),
        SOURCE,
    ],
    outputs: &[line("gaussian")],
    place: Place::Chart,
    warmup: |_| 1,
    build: |settings| {
        over_price(Gaussian::new(settings.period(), settings.length("poles")), settings.source())
    },
};

/// The most averages.
const POLES_MAX: usize = 4;

/// Exponential averages, one over the other. Constant time and memory.
#[derive(Clone, Debug)]
pub struct Gaussian {
    factor: f64,
    poles: usize,
    is_seeded: bool,
    values: [f64; POLES_MAX],
}

impl Gaussian {
    /// With the critical period `period`, of `poles` (1 to 4) averages.
    #[must_use]
    pub fn new(period: usize, poles: usize) -> Self {
        let turn = 1.0 - libm::cos(2.0 * PI / period as f64);
        let beta = turn / (libm::pow(2.0, 1.0 / poles as f64) - 1.0);
        let factor = (beta * beta + 2.0 * beta).sqrt() - beta;
        Self { factor, poles: poles.min(POLES_MAX), is_seeded: false, values: [0.0; POLES_MAX] }
    }
}

impl Streaming for Gaussian {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        if !self.is_seeded {
            self.is_seeded = true;
            self.values = [price; POLES_MAX];
            return None;
        }
        let mut input = price;
        for value in &mut self.values[..self.poles] {
            *value += (input - *value) * self.factor;
            input = *value;
        }
        Some(input)
    }
}
