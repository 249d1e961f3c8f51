//! Normalised average true range.

use crate::bars::Bars;
use crate::indicators::number;
use crate::indicators::true_range::AverageTrueRange;
use crate::registry::adapt::{finite, over_columns};
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
        1 => over_columns(AverageTrueRange::new(1), AverageTrueRange::batch),
        period => over_columns(NormalisedRange::new(period), NormalisedRange::batch),
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

    /// The values of all bars: the bits of the fold.
    #[must_use]
    pub fn batch(&mut self, bars: &Bars) -> Vec<Vec<f64>> {
        let mut columns = self.range.batch(bars);
        for column in &mut columns {
            for (cell, close) in column.iter_mut().zip(bars.close()) {
                *cell = number::finite(*cell).map_or(f64::NAN, |range| finite(share(range, *close)));
            }
        }
        columns
    }
}

/// The range in per cent of the close; 0 of a close of 0.
#[inline(always)]
fn share(range: f64, close: f64) -> f64 {
    if close == 0.0 { 0.0 } else { range / close * 100.0 }
}

impl Streaming for NormalisedRange {
    type Input = HighLowClose;
    type Output = f64;

    #[inline]
    fn update(&mut self, bar: HighLowClose) -> Option<f64> {
        let range = number::finite(self.range.update(bar)?)?;
        Some(share(range, bar.close))
    }
}
