//! Average directional index rating.

use super::adx::Adx;
use crate::indicators::window::Ring;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::period;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLowClose, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "adxr",
    title: "Average directional index rating",
    group: Group::Momentum,
    doc: "(ADX + ADX `timeperiod` - 1 bars ago) / 2. Range: 0 to 100. Source: J. Welles Wilder, New Concepts in Technical \
          Trading Systems (1978); TA-Lib ADXR.",
    inputs: &["high", "low", "close"],
    parameters: &[period(14, 2)],
    outputs: &[line("adxr")],
    place: Place::Pane,
    warmup: |settings| 3 * settings.period() - 2,
    build: |settings| over_bars(Adxr::new(settings.period())),
};

/// The mean of today's ADX and an earlier one. Constant time; memory: the window.
#[derive(Clone, Debug)]
pub struct Adxr {
    adx: Adx,
    past: Ring,
}

impl Adxr {
    /// Over `period` bars.
    ///
    /// # Panics
    /// If `period` is less than 2.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { adx: Adx::new(period), past: Ring::new(period - 1) }
    }
}

impl Streaming for Adxr {
    type Input = HighLowClose;
    type Output = f64;

    #[inline]
    fn update(&mut self, bar: HighLowClose) -> Option<f64> {
        let adx = self.adx.update(bar)?;
        Some((adx + self.past.push(adx)?) / 2.0)
    }
}
