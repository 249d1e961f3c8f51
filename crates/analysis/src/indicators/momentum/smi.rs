//! Stochastic momentum index.

use crate::indicators::reach::SlidingReach;
use crate::indicators::trend::ema::Ema;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::{PERIOD_MAX, period, whole};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLow, HighLowClose, Streaming, columns};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "smi",
    title: "Stochastic momentum index",
    group: Group::Momentum,
    doc: "smi = 100 * smooth(close - middle) / (smooth(range) / 2), range and middle being those of the highest high and the \
          lowest low of the last `timeperiod` bars, smooth = EMA(fast) of EMA(slow), each seeded with the mean of its first \
          values; 0 where there was no range at all. smisignal = EMA of smi. Unit: -100 to 100. Source: William Blau, \
          Stochastic Momentum, Technical Analysis of Stocks & Commodities 11:1 (1993); TA-Lib SMI.",
    inputs: &["high", "low", "close"],
    parameters: &[
        period(13, 2),
        whole("fastperiod", 2, 2, PERIOD_MAX, "the window of the second average, in bars"),
        whole("slowperiod", 25, 2, PERIOD_MAX, "the window of the first average, in bars"),
        whole("signalperiod", 9, 2, PERIOD_MAX, "the window of the signal line, in bars"),
    ],
    outputs: &[line("smi"), line("smisignal")],
    place: Place::Pane,
    warmup: |settings| PERIODS.iter().map(|name| settings.length(name) - 1).sum(),
    build: |settings| {
        let [reach, fast, slow, signal] = PERIODS.map(|name| settings.length(name));
        over_bars(StochasticMomentum::new(Windows { reach, fast, slow, signal }))
    },
};

/// All windows.
const PERIODS: [&str; 4] = ["timeperiod", "fastperiod", "slowperiod", "signalperiod"];

columns! {
    /// What it says, from -100 to 100.
    pub struct StochasticMomentumOutput {
        /// Where the close stands around the middle of the extremes.
        smi: f64,
        /// Its average.
        smisignal: f64,
    }
}

/// Where the close stands around the middle of the extremes, smoothed twice. Amortised constant time; memory: the window.
#[derive(Clone, Debug)]
pub struct StochasticMomentum {
    reach: SlidingReach,
    distance: Twice,
    range: Twice,
    signal: Ema,
}

/// The windows of a stochastic momentum index, in bars.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Windows {
    /// Of the extremes.
    pub reach: usize,
    /// Of the second average.
    pub fast: usize,
    /// Of the first average.
    pub slow: usize,
    /// Of the signal line.
    pub signal: usize,
}

impl StochasticMomentum {
    /// Over these windows.
    ///
    /// # Panics
    /// If the first is 0.
    #[must_use]
    pub fn new(windows: Windows) -> Self {
        Self {
            reach: SlidingReach::new(windows.reach),
            distance: Twice::new(windows.slow, windows.fast),
            range: Twice::new(windows.slow, windows.fast),
            signal: Ema::new(windows.signal),
        }
    }
}

impl Streaming for StochasticMomentum {
    type Input = HighLowClose;
    type Output = StochasticMomentumOutput;

    #[inline]
    fn update(&mut self, bar: HighLowClose) -> Option<StochasticMomentumOutput> {
        let reach = self.reach.update(HighLow { high: bar.high, low: bar.low })?;
        let distance = self.distance.update(bar.close - reach.middle());
        let half = self.range.update(reach.width())? * 0.5;
        let smi = if half > 0.0 { 100.0 * distance? / half } else { 0.0 };
        Some(StochasticMomentumOutput { smi, smisignal: self.signal.update(smi)? })
    }
}

/// The exponential average of an exponential average.
#[derive(Clone, Debug)]
pub(super) struct Twice {
    first: Ema,
    second: Ema,
}

impl Twice {
    /// Over these windows.
    pub(super) fn new(first: usize, second: usize) -> Self {
        Self { first: Ema::new(first), second: Ema::new(second) }
    }
}

impl Streaming for Twice {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, value: f64) -> Option<f64> {
        self.second.update(self.first.update(value)?)
    }
}
