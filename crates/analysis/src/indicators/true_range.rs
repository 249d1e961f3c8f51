//! The true range of a bar and Wilder's average of it: what bands and stops measure swings with.

use super::directional::true_range;
use super::lanes::Number;
use super::lanes::fading::{self, Inputs, Recurrence};
use super::smoothing::Smoothing;
use crate::bars::Bars;
use crate::streaming::{FromBar as _, HighLowClose, Streaming};

/// The largest of high - low, |last close - high| and |last close - low|; none for the first bar. Unit: the price's.
#[derive(Clone, Debug, Default)]
pub struct TrueRange {
    last_close: Option<f64>,
}

impl TrueRange {
    /// The ranges of all bars, column by column: the bits of the fold. Prices are finite and not below zero, so ranges are
    /// finite.
    #[must_use]
    pub fn batch(&mut self, bars: &Bars) -> Vec<Vec<f64>> {
        let mut ranges = Vec::with_capacity(bars.len());
        if let Some(first) = bars.iter().next() {
            ranges.push(self.update(HighLowClose::from_bar(&first)).unwrap_or(f64::NAN));
            ranges.extend(self::ranges(bars, 1, bars.len() - 1));
            self.last_close = bars.close().last().copied();
        }
        vec![ranges]
    }
}

/// The true ranges of so many bars from `start` on, which is above 0.
#[inline(always)]
fn ranges(bars: &Bars, start: usize, count: usize) -> impl Iterator<Item = f64> {
    let (high, low) = (&bars.high()[start..start + count], &bars.low()[start..start + count]);
    let last = &bars.close()[start - 1..start - 1 + count];
    high.iter().zip(low).zip(last).map(|((high, low), last)| true_range(*high, *low, *last))
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

    /// The averages of all bars: the bits of the fold.
    #[must_use]
    pub fn batch(&mut self, bars: &Bars) -> Vec<Vec<f64>> {
        let bar = |bar| HighLowClose::from_bar(&bars.bar(bar));
        let columns = fading::batch_of(self, bars.len(), bar, &Ranges(bars));
        self.range.last_close = bars.close().last().copied().or(self.range.last_close);
        columns
    }
}

/// The true range of each bar after the first.
struct Ranges<'a>(&'a Bars);

impl Inputs for Ranges<'_> {
    #[inline(always)]
    fn from(&self, bar: usize, count: usize) -> impl Iterator<Item = f64> {
        ranges(self.0, bar, count)
    }
}

impl Recurrence<1, 1> for AverageTrueRange {
    fn state(&self) -> Option<[f64; 1]> {
        self.average.state()
    }

    fn resume(&mut self, state: [f64; 1]) {
        self.average.resume(state);
    }

    fn memory(&self) -> usize {
        self.average.memory()
    }

    #[inline(always)]
    fn next<N: Number>(&self, value: &mut [N; 1], range: N) -> [N; 1] {
        self.average.next(value, range)
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
