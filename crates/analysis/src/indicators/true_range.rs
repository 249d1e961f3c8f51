//! The true range of a bar and Wilder's average of it: what bands and stops measure swings with.

use super::directional::true_range;
use super::smoothing::Smoothing;
use crate::bars::Bars;
use crate::registry::adapt::{BLOCK, finite};
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
            ranges.extend(ranges_from(bars, 1));
            self.last_close = bars.close().last().copied();
        }
        vec![ranges]
    }
}

/// The true ranges of the bars from `start` on, which is above 0.
#[inline(always)]
fn ranges_from(bars: &Bars, start: usize) -> impl Iterator<Item = f64> {
    let (high, low) = (&bars.high()[start..], &bars.low()[start..]);
    let last = &bars.close()[start - 1..bars.len() - 1];
    high.iter().zip(low).zip(last).map(|((high, low), last)| true_range(*high, *low, *last))
}

/// As many of them as there is room for; says how many.
#[inline]
fn fill_ranges(bars: &Bars, start: usize, ranges: &mut [f64; BLOCK]) -> usize {
    let count = (bars.len() - start).min(BLOCK);
    for (place, range) in ranges[..count].iter_mut().zip(ranges_from(bars, start)) {
        *place = range;
    }
    count
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

    /// The averages of all bars, column by column: the bits of the fold.
    #[must_use]
    pub fn batch(&mut self, bars: &Bars) -> Vec<Vec<f64>> {
        let mut averages = Vec::with_capacity(bars.len());
        while averages.len() < bars.len() && (averages.is_empty() || !self.average.is_warm()) {
            let bar = HighLowClose::from_bar(&bars.bar(averages.len()));
            averages.push(self.update(bar).map_or(f64::NAN, finite));
        }
        let (mut ranges, warm) = ([0.0; BLOCK], averages.len());
        while averages.len() < bars.len() {
            let count = fill_ranges(bars, averages.len(), &mut ranges);
            self.average.run(&ranges[..count], &mut averages);
        }
        // What is infinite spoils every second average after it.
        if averages.iter().rev().take(2).any(|last| !last.is_finite()) {
            averages[warm..].iter_mut().for_each(|cell| *cell = finite(*cell));
        }
        self.range.last_close = bars.close().last().copied().or(self.range.last_close);
        vec![averages]
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
