//! Laguerre relative strength index.

use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, real};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "laguerrersi",
    title: "Laguerre relative strength index",
    group: Group::Momentum,
    doc: "Four lines of a Laguerre filter, all from the first price on: L0 = (1 - gamma) * price + gamma * last L0, and each \
          next one L' = -gamma * L + last L + gamma * last L'. The rises from line to line (an older one above counts as a \
          fall) as a share of rises and falls. No value where the lines are one. Range: 0 to 1. Source: John F. Ehlers, \
          Cybernetic Analysis for Stocks and Futures (2004), chapter 14.",
    inputs: &["price"],
    parameters: &[real("gamma", 0.5, 0.0, 0.99, "how much is kept of the past"), SOURCE],
    outputs: &[line("laguerrersi")],
    place: Place::Pane,
    warmup: |_| 1,
    build: |settings| over_price(LaguerreRsi::new(settings.real("gamma")), settings.source()),
};

/// Distances of less than this share of the price are rests of rounding.
const NOTHING: f64 = 1e-13;

/// A relative strength index with a short memory. Constant time and memory.
#[derive(Clone, Debug)]
pub struct LaguerreRsi {
    gamma: f64,
    lines: Option<[f64; 4]>,
}

impl LaguerreRsi {
    /// Which keeps the share `gamma` of the past.
    #[must_use]
    pub const fn new(gamma: f64) -> Self {
        Self { gamma, lines: None }
    }
}

impl Streaming for LaguerreRsi {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        let gamma = self.gamma;
        let last = self.lines.unwrap_or([price; 4]);
        let mut lines = [(1.0 - gamma) * price + gamma * last[0]; 4];
        for index in 1..lines.len() {
            lines[index] = -gamma * lines[index - 1] + last[index - 1] + gamma * last[index];
        }
        self.lines = Some(lines);
        let (mut rises, mut falls) = (0.0, 0.0);
        for pair in lines.windows(2) {
            let rise = pair[0] - pair[1];
            rises += rise.max(0.0);
            falls += (-rise).max(0.0);
        }
        let sum = rises + falls;
        (sum > NOTHING * price.abs()).then(|| rises / sum)
    }
}
