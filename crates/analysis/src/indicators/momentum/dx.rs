//! Directional index.

use crate::indicators::directional::DirectionalSums;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::period;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLowClose, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "dx",
    title: "Directional index",
    group: Group::Momentum,
    doc: "100 * |+DI - -DI| / (+DI + -DI) over `timeperiod`; where nothing moved, the value before (0 at first). Range: 0 to \
          100. Source: J. Welles Wilder, New Concepts in Technical Trading Systems (1978); TA-Lib DX.",
    inputs: &["high", "low", "close"],
    parameters: &[period(14, 2)],
    outputs: &[line("dx")],
    place: Place::Pane,
    warmup: |settings| settings.period(),
    build: |settings| over_bars(Dx::new(settings.period())),
};

/// The directional index. Constant time and memory.
#[derive(Clone, Debug)]
pub struct Dx {
    sums: DirectionalSums,
    value: f64,
}

impl Dx {
    /// Over `period` bars.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { sums: DirectionalSums::new(period), value: 0.0 }
    }
}

impl Streaming for Dx {
    type Input = HighLowClose;
    type Output = f64;

    #[inline(always)]
    fn update(&mut self, bar: HighLowClose) -> Option<f64> {
        if let Some(index) = self.sums.smoothed(bar)?.index() {
            self.value = index;
        }
        Some(self.value)
    }
}
