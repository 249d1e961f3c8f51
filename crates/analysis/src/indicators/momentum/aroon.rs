//! Aroon.

use crate::indicators::window::{Highest, Lowest, Ties};
use crate::registry::adapt::over_bars;
use crate::registry::parameters::period;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLow, Streaming, columns};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "aroon",
    title: "Aroon",
    group: Group::Momentum,
    doc: "aroonup = 100 * (n - bars since the highest high) / n, aroondown likewise for the lowest low, over the last n + 1 \
          bars (n = `timeperiod`); of equal extremes the newest counts. Range: 0 to 100. Source: Tushar Chande, Technical \
          Analysis of Stocks & Commodities 13:9 (1995); TA-Lib AROON.",
    inputs: &["high", "low"],
    parameters: &[period(14, 2)],
    outputs: &[line("aroondown"), line("aroonup")],
    place: Place::Pane,
    warmup: |settings| settings.period(),
    build: |settings| over_bars(Aroon::new(settings.period())),
};

columns! {
    /// What it says.
    pub struct AroonOutput {
        /// How new the lowest low is.
        aroondown: f64,
        /// How new the highest high is.
        aroonup: f64,
    }
}

/// How long ago the extremes were. Amortised constant time; memory: the window.
#[derive(Clone, Debug)]
pub struct Aroon {
    ages: ExtremeAges,
    /// 100 / n.
    factor: f64,
}

impl Aroon {
    /// Over `period` bars and the one before them.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { ages: ExtremeAges::new(period), factor: 100.0 / period as f64 }
    }
}

impl Streaming for Aroon {
    type Input = HighLow;
    type Output = AroonOutput;

    #[inline]
    fn update(&mut self, bar: HighLow) -> Option<AroonOutput> {
        let (lowest, highest) = self.ages.update(bar)?;
        Some(AroonOutput { aroondown: self.factor * lowest, aroonup: self.factor * highest })
    }
}

/// Where the extremes of the last n + 1 bars are, counted from the oldest of them.
#[derive(Clone, Debug)]
pub(super) struct ExtremeAges {
    lowest: Lowest,
    highest: Highest,
    period: u64,
    /// The index of the next bar.
    next: u64,
}

impl ExtremeAges {
    pub(super) fn new(period: usize) -> Self {
        Self {
            lowest: Lowest::new(period + 1, Ties::Newest),
            highest: Highest::new(period + 1, Ties::Newest),
            period: period as u64,
            next: 0,
        }
    }

    /// The places of the lowest low and the highest high: 0 for the oldest bar, n for the newest.
    #[inline]
    pub(super) fn update(&mut self, bar: HighLow) -> Option<(f64, f64)> {
        let (lowest, highest) = (self.lowest.update(bar.low), self.highest.update(bar.high));
        self.next += 1;
        let ((lowest, _), (highest, _)) = (lowest?, highest?);
        let oldest = self.next - self.period - 1;
        Some(((lowest - oldest) as f64, (highest - oldest) as f64))
    }
}
