//! Fast stochastic oscillator.

use crate::indicators::reach::SlidingReach;
use crate::indicators::trend::average::{Average, AverageKind};
use crate::indicators::trend::sma::Sma;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::{PERIOD_MAX, average, whole};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLow, HighLowClose, Streaming, columns};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "stochf",
    title: "Fast stochastic oscillator",
    group: Group::Momentum,
    doc: "fastk = 100 * (close - lowest low) / (highest high - lowest low) over the last `fastk_period` bars, 0 where they \
          are one price; fastd = its moving average, which begins with the first fastk. Unit: 0 to 100. Source: George C. \
          Lane, Lane's Stochastics, Technical Analysis of Stocks & Commodities 2:3 (1984); TA-Lib STOCHF.",
    inputs: &["high", "low", "close"],
    parameters: &[
        whole("fastk_period", 5, 1, PERIOD_MAX, "the window of the extremes, in bars"),
        whole("fastd_period", 3, 1, PERIOD_MAX, "the window of the average, in bars"),
        average("fastd_matype", AverageKind::Sma, "the kind of the average"),
    ],
    outputs: &[line("fastk"), line("fastd")],
    place: Place::Pane,
    warmup: |settings| {
        settings.length("fastk_period") - 1
            + settings.average("fastd_matype").warmup(settings.length("fastd_period"))
    },
    build: |settings| {
        let fast = FastK::new(settings.length("fastk_period"));
        let period = settings.length("fastd_period");
        match settings.average("fastd_matype") {
            AverageKind::Sma => over_bars(Stochf::new(fast, Sma::new(period))),
            kind => over_bars(Stochf::new(fast, Average::new(kind, period))),
        }
    },
};

columns! {
    /// What it says, from 0 to 100.
    pub struct StochfOutput {
        /// Where the close stands between the extremes.
        fastk: f64,
        /// Its average.
        fastd: f64,
    }
}

/// Where the close stands between the extremes, and the average of that. Amortised constant time; memory: the windows.
#[derive(Clone, Debug)]
pub struct Stochf<D = Average> {
    fast: FastK,
    average: D,
}

impl<D> Stochf<D> {
    /// With this average.
    #[must_use]
    pub const fn new(fast: FastK, average: D) -> Self {
        Self { fast, average }
    }
}

impl<D: Streaming<Input = f64, Output = f64>> Streaming for Stochf<D> {
    type Input = HighLowClose;
    type Output = StochfOutput;

    #[inline]
    fn update(&mut self, bar: HighLowClose) -> Option<StochfOutput> {
        let fastk = self.fast.update(bar)?;
        Some(StochfOutput { fastk, fastd: self.average.update(fastk)? })
    }
}

/// Where the close stands between the highest high and the lowest low of the last bars, from 0 to 100.
#[derive(Clone, Debug)]
pub struct FastK {
    reach: SlidingReach,
}

impl FastK {
    /// Over `period` bars.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { reach: SlidingReach::new(period) }
    }
}

impl Streaming for FastK {
    type Input = HighLowClose;
    type Output = f64;

    #[inline(always)]
    fn update(&mut self, bar: HighLowClose) -> Option<f64> {
        let reach = self.reach.update(HighLow { high: bar.high, low: bar.low })?;
        let width = reach.width();
        if width <= ZERO_SHARE * (reach.highest.abs() + reach.lowest.abs()) {
            return Some(0.0);
        }
        Some(100.0 * ((bar.close - reach.lowest) / width))
    }
}

/// A width of less than this share of the extremes is none, as in TA-Lib.
const ZERO_SHARE: f64 = 1e-14;
