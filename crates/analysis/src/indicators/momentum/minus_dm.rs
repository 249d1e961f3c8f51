//! Minus directional movement.

use crate::indicators::directional::{DirectionalSums, Sums};
use crate::registry::adapt::over_bars;
use crate::registry::parameters::period;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLow, HighLowClose, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "minus_dm",
    title: "Minus directional movement",
    group: Group::Momentum,
    doc: "Wilder's running sum over `timeperiod` (n) of how far the low fell, where it fell and by more than the high rose: the \
          plain sum of the first n - 1, then sum += newest - sum / n. Unit: the price's. Source: J. Welles Wilder, New Concepts \
          in Technical Trading Systems (1978); TA-Lib MINUS_DM.",
    inputs: &["high", "low"],
    parameters: &[period(14, 1)],
    outputs: &[line("minus_dm")],
    place: Place::Pane,
    warmup: |settings| (settings.period() - 1).max(1),
    build: |settings| over_bars(MinusDm::new(settings.period())),
};

/// The smoothed movement down. Constant time and memory.
#[derive(Clone, Debug)]
pub struct MinusDm {
    sums: DirectionalSums,
}

impl MinusDm {
    /// Over `period` bars.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { sums: DirectionalSums::new(period) }
    }
}

impl Streaming for MinusDm {
    type Input = HighLow;
    type Output = f64;

    #[inline]
    fn update(&mut self, HighLow { high, low }: HighLow) -> Option<f64> {
        let (Sums::Seed(sums) | Sums::Smoothed(sums)) =
            self.sums.update(HighLowClose { high, low, close: low })?;
        Some(sums.minus)
    }
}
