//! Plus directional indicator.

use crate::indicators::directional::{DirectionalSums, Movement};
use crate::registry::adapt::over_bars;
use crate::registry::parameters::period;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLowClose, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "plus_di",
    title: "Plus directional indicator",
    group: Group::Momentum,
    doc: "+DI = 100 * +DM / TR, both Wilder's running sums over `timeperiod` (n): the plain sum of the first n - 1, then \
          sum += newest - sum / n. 0 where no bar had a range. Over one bar TA-Lib leaves the factor 100 away, and so does \
          this. Range: 0 to 100. Source: J. Welles Wilder, New Concepts in Technical Trading Systems (1978); TA-Lib \
          PLUS_DI.",
    inputs: &["high", "low", "close"],
    parameters: &[period(14, 1)],
    outputs: &[line("plus_di")],
    place: Place::Pane,
    warmup: |settings| settings.period(),
    build: |settings| over_bars(PlusDi::new(settings.period())),
};

/// The share of the range that moved up. Constant time and memory.
#[derive(Clone, Debug)]
pub struct PlusDi {
    sums: DirectionalSums,
    scale: f64,
}

impl PlusDi {
    /// Over `period` bars.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { sums: DirectionalSums::new(period), scale: if period > 1 { 100.0 } else { 1.0 } }
    }
}

impl Streaming for PlusDi {
    type Input = HighLowClose;
    type Output = f64;

    #[inline(always)]
    fn update(&mut self, bar: HighLowClose) -> Option<f64> {
        let Movement { plus, range, .. } = self.sums.smoothed(bar)?;
        Some(if range > 0.0 { self.scale * (plus / range) } else { 0.0 })
    }
}
