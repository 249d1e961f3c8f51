//! Normalised average true range.

use crate::indicators::true_range::AverageTrueRange;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::period;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLowClose, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "natr",
    title: "Normalised average true range",
    group: Group::Volatility,
    doc: "ATR / close * 100; 0 at a close of 0. Over a `timeperiod` of 1 it is the true range as it is, not divided, as in \
          TA-Lib. Unit: per cent of the price. Source: John Forman, Cross-Market Evaluations with Normalized Average True Range, \
          Technical Analysis of Stocks & Commodities 24:5 (2006); TA-Lib NATR.",
    inputs: &["high", "low", "close"],
    parameters: &[period(14, 1)],
    outputs: &[line("natr")],
    place: Place::Pane,
    warmup: |settings| settings.period(),
    build: |settings| match settings.period() {
        1 => over_bars(AverageTrueRange::new(1)),
        period => over_bars(NormalisedRange::new(period)),
    },
};

/// The average true range in per cent of the close. Constant time and memory.
#[derive(Clone, Debug)]
pub struct NormalisedRange {
    range: AverageTrueRange,
}

impl NormalisedRange {
    /// Over `period` bars.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { range: AverageTrueRange::new(period) }
    }
}

impl Streaming for NormalisedRange {
    type Input = HighLowClose;
    type Output = f64;

    #[inline]
    fn update(&mut self, bar: HighLowClose) -> Option<f64> {
        let range = self.range.update(bar)?;
        Some(if bar.close == 0.0 { 0.0 } else { range / bar.close * 100.0 })
    }
}
