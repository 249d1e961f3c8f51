//! Average day range.

use crate::indicators::trend::sma::Sma;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::period;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLow, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "adr",
    title: "Average day range",
    group: Group::Volatility,
    doc: "The mean of high - low over the last `timeperiod` bars, whatever their length; leaps between bars do not count. \
          Unit: the price's. Source: TA-Lib ADR.",
    inputs: &["high", "low"],
    parameters: &[period(14, 1)],
    outputs: &[line("adr")],
    place: Place::Pane,
    warmup: |settings| settings.period() - 1,
    build: |settings| over_bars(AverageDayRange::new(settings.period())),
};

/// The mean range of the last bars. Constant time; memory: the window.
#[derive(Clone, Debug)]
pub struct AverageDayRange {
    mean: Sma,
}

impl AverageDayRange {
    /// Over `period` bars.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { mean: Sma::new(period) }
    }
}

impl Streaming for AverageDayRange {
    type Input = HighLow;
    type Output = f64;

    #[inline]
    fn update(&mut self, bar: HighLow) -> Option<f64> {
        self.mean.update(bar.high - bar.low)
    }
}
