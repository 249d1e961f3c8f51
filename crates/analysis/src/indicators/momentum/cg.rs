//! Center of gravity oscillator.

use crate::indicators::number::finite;
use crate::indicators::trend::sma::Sma;
use crate::indicators::trend::wma::Wma;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::period;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLow, Streaming, columns};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "cg",
    title: "Center of gravity oscillator",
    group: Group::Momentum,
    doc: "By how many bars the center of gravity of the last n medians, (high + low) / 2, is newer than the middle of the window: \
          (n + 1) / 2 - sum(age * median) / sum(median), where the newest has age 1; it is (n + 1) / 2 * (WMA / SMA - 1). \
          trigger = the value before. Unit: bars. Source: John F. Ehlers, The CG Oscillator, Technical Analysis of Stocks & \
          Commodities 20:5 (2002).",
    inputs: &["high", "low"],
    parameters: &[period(10, 2)],
    outputs: &[line("cg"), line("trigger")],
    place: Place::Pane,
    warmup: |settings| settings.period() - 1,
    build: |settings| over_bars(Cg::new(settings.period())),
};

columns! {
    /// What it says.
    pub struct CgOutput {
        /// The center of gravity.
        cg: f64,
        /// The one of the bar before; none at first.
        trigger: Option<f64>,
    }
}

/// The center of gravity of the last medians. Constant time; memory: the window.
#[derive(Clone, Debug)]
pub struct Cg {
    mean: Sma,
    weighted_mean: Wma,
    /// The middle of the window, in bars.
    middle: f64,
    last: Option<f64>,
}

impl Cg {
    /// Over `period` bars.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self {
            mean: Sma::new(period),
            weighted_mean: Wma::new(period),
            middle: (period + 1) as f64 / 2.0,
            last: None,
        }
    }
}

impl Streaming for Cg {
    type Input = HighLow;
    type Output = CgOutput;

    #[inline]
    fn update(&mut self, bar: HighLow) -> Option<CgOutput> {
        let median = f64::midpoint(bar.high, bar.low);
        let (mean, weighted_mean) = (self.mean.update(median), self.weighted_mean.update(median));
        let cg = finite(self.middle * (weighted_mean? / mean? - 1.0))?;
        Some(CgOutput { cg, trigger: self.last.replace(cg) })
    }
}
