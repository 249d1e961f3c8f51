//! Average directional index.

use crate::indicators::directional::DirectionalSums;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::period;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLowClose, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "adx",
    title: "Average directional index",
    group: Group::Momentum,
    doc: "Wilder's average of DX over `timeperiod` (n): the mean of the first n, then value -= (value - DX) / n. A bar where \
          nothing moved leaves it as it is (and counts as 0 in the first mean). Range: 0 to 100; it says how strong a trend \
          is, not where it goes. Source: J. Welles Wilder, New Concepts in Technical Trading Systems (1978); TA-Lib ADX.",
    inputs: &["high", "low", "close"],
    parameters: &[period(14, 2)],
    outputs: &[line("adx")],
    place: Place::Pane,
    warmup: |settings| 2 * settings.period() - 1,
    build: |settings| over_bars(Adx::new(settings.period())),
};

/// The average of the directional index. Constant time and memory.
#[derive(Clone, Debug)]
pub struct Adx {
    sums: DirectionalSums,
    period: usize,
    share: f64,
    seen: usize,
    value: f64,
}

impl Adx {
    /// Over `period` bars.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { sums: DirectionalSums::new(period), period, share: 1.0 / period as f64, seen: 0, value: 0.0 }
    }
}

impl Streaming for Adx {
    type Input = HighLowClose;
    type Output = f64;

    #[inline(always)]
    fn update(&mut self, bar: HighLowClose) -> Option<f64> {
        let index = self.sums.smoothed(bar)?.index();
        if self.seen >= self.period {
            if let Some(index) = index {
                self.value -= (self.value - index) * self.share;
            }
            return Some(self.value);
        }
        self.seen += 1;
        self.value += index.unwrap_or(0.0);
        if self.seen < self.period {
            return None;
        }
        self.value /= self.period as f64;
        Some(self.value)
    }
}
