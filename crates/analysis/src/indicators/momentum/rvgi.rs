//! Relative vigor index.

use crate::indicators::number::finite;
use crate::indicators::total::SlidingTotal;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::period;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{OpenHighLowClose, Streaming, columns};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "rvgi",
    title: "Relative vigor index",
    group: Group::Momentum,
    doc: "The sum of f(close - open) over `timeperiod` bars as a share of the sum of f(high - low), where f is the mean of four \
          bars with the weights 1, 2, 2, 1; signal = f of that. No value where no bar had a range. Range: -1 to 1. (TA-Lib's \
          RVI is another: the relative volatility index.) Source: John F. Ehlers, Relative Vigor Index, Technical Analysis of \
          Stocks & Commodities 20:1 (2002).",
    inputs: &["open", "high", "low", "close"],
    parameters: &[period(10, 1)],
    outputs: &[line("rvgi"), line("signal")],
    place: Place::Pane,
    warmup: |settings| settings.period() + 5,
    build: |settings| over_bars(Rvgi::new(settings.period())),
};

columns! {
    /// What it says.
    pub struct RvgiOutput {
        /// The index.
        rvgi: f64,
        /// Its weighted mean.
        signal: f64,
    }
}

/// Bodies as a share of ranges. Amortised constant time; memory: the windows.
#[derive(Clone, Debug)]
pub struct Rvgi {
    body: MeanOfFour,
    range: MeanOfFour,
    bodies: SlidingTotal,
    ranges: SlidingTotal,
    signal: MeanOfFour,
}

impl Rvgi {
    /// Over `period` bars.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self {
            body: MeanOfFour::default(),
            range: MeanOfFour::default(),
            bodies: SlidingTotal::new(period),
            ranges: SlidingTotal::new(period),
            signal: MeanOfFour::default(),
        }
    }
}

impl Streaming for Rvgi {
    type Input = OpenHighLowClose;
    type Output = RvgiOutput;

    #[inline]
    fn update(&mut self, bar: OpenHighLowClose) -> Option<RvgiOutput> {
        let (body, range) = (self.body.update(bar.close - bar.open), self.range.update(bar.high - bar.low));
        let (bodies, ranges) = (self.bodies.update(body?), self.ranges.update(range?));
        let rvgi = finite(bodies? / ranges?)?;
        Some(RvgiOutput { rvgi, signal: self.signal.update(rvgi)? })
    }
}

/// The mean of the last four values with the weights 1, 2, 2, 1.
#[derive(Clone, Debug, Default)]
struct MeanOfFour {
    /// The last three, newest first.
    past: [Option<f64>; 3],
}

impl Streaming for MeanOfFour {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, value: f64) -> Option<f64> {
        let [first, second, third] = self.past;
        self.past = [Some(value), first, second];
        Some((value + 2.0 * first? + 2.0 * second? + third?) / 6.0)
    }
}
