//! The true range of a bar and Wilder's average of it: what bands and stops measure swings with.

use super::directional::true_range;
use super::smoothing::Smoothing;
use crate::streaming::{HighLowClose, Streaming};

/// The largest of high - low, |last close - high| and |last close - low|; none for the first bar. Unit: the price's.
#[derive(Clone, Debug, Default)]
pub struct TrueRange {
    last_close: Option<f64>,
}

impl Streaming for TrueRange {
    type Input = HighLowClose;
    type Output = f64;

    #[inline]
    fn update(&mut self, bar: HighLowClose) -> Option<f64> {
        let last_close = self.last_close.replace(bar.close)?;
        Some(true_range(bar.high, bar.low, last_close))
    }
}

/// Wilder's average of the true range, seeded with the mean of the first `period` ranges, so that the first value comes after
/// `period` bars. Constant time and memory. Source: TA-Lib ATR.
#[derive(Clone, Debug)]
pub struct AverageTrueRange {
    range: TrueRange,
    average: Smoothing,
}

impl AverageTrueRange {
    /// Over `period` bars.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { range: TrueRange::default(), average: Smoothing::wilder(period) }
    }
}

impl Streaming for AverageTrueRange {
    type Input = HighLowClose;
    type Output = f64;

    #[inline]
    fn update(&mut self, bar: HighLowClose) -> Option<f64> {
        let range = self.range.update(bar)?;
        self.average.update(range)
    }
}
