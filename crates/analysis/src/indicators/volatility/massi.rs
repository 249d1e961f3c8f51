//! Mass index.

use crate::indicators::total::SlidingTotal;
use crate::indicators::trend::ema::Ema;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::{PERIOD_MAX, whole};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLow, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "massi",
    title: "Mass index",
    group: Group::Volatility,
    doc: "The sum over `slowperiod` bars of EMA(high - low) / EMA(EMA(high - low)), both over `fastperiod`, the second seeded \
          by the first; the ratio counts as 1 where there is no range. Unit: around `slowperiod`. Source: Donald Dorsey, The \
          Mass Index, Technical Analysis of Stocks & Commodities 10:6 (1992); TA-Lib MASSI.",
    inputs: &["high", "low"],
    parameters: &[
        whole("fastperiod", 9, 2, PERIOD_MAX, "the window of both averages, in bars"),
        whole("slowperiod", 25, 2, PERIOD_MAX, "the window of the sum, in bars"),
    ],
    outputs: &[line("massi")],
    place: Place::Pane,
    warmup: |settings| 2 * (settings.length("fastperiod") - 1) + settings.length("slowperiod") - 1,
    build: |settings| over_bars(MassIndex::new(settings.length("fastperiod"), settings.length("slowperiod"))),
};

/// The sum of the ratios of a smoothed range to itself smoothed again. Amortised constant time; memory: the sum's window.
#[derive(Clone, Debug)]
pub struct MassIndex {
    first: Ema,
    second: Ema,
    sum: SlidingTotal,
}

impl MassIndex {
    /// With averages over `fast` and the sum over `slow` bars.
    ///
    /// # Panics
    /// If `slow` is 0.
    #[must_use]
    pub fn new(fast: usize, slow: usize) -> Self {
        let average = Ema::new(fast);
        Self { first: average.clone(), second: average, sum: SlidingTotal::new(slow) }
    }
}

impl Streaming for MassIndex {
    type Input = HighLow;
    type Output = f64;

    #[inline]
    fn update(&mut self, bar: HighLow) -> Option<f64> {
        let first = self.first.update(bar.high - bar.low)?;
        let second = self.second.update(first)?;
        self.sum.update(if second == 0.0 { 1.0 } else { first / second })
    }
}
