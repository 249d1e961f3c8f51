//! Stochastic oscillator.

use super::stochf::FastK;
use crate::indicators::trend::average::{Average, AverageKind};
use crate::indicators::trend::sma::Sma;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::{PERIOD_MAX, Settings, average, whole};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLowClose, Streaming, columns};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "stoch",
    title: "Stochastic oscillator",
    group: Group::Momentum,
    doc: "slowk = the moving average of 100 * (close - lowest low) / (highest high - lowest low) over the last \
          `fastk_period` bars, which counts as 0 where they are one price; slowd = the moving average of slowk. Each average \
          begins with the first value of what it smooths. Unit: 0 to 100. Source: George C. Lane, Lane's Stochastics, \
          Technical Analysis of Stocks & Commodities 2:3 (1984); TA-Lib STOCH.",
    inputs: &["high", "low", "close"],
    parameters: &[
        whole("fastk_period", 5, 1, PERIOD_MAX, "the window of the extremes, in bars"),
        whole("slowk_period", 3, 1, PERIOD_MAX, "the window of the first average, in bars"),
        average("slowk_matype", AverageKind::Sma, "the kind of the first average"),
        whole("slowd_period", 3, 1, PERIOD_MAX, "the window of the second average, in bars"),
        average("slowd_matype", AverageKind::Sma, "the kind of the second average"),
    ],
    outputs: &[line("slowk"), line("slowd")],
    place: Place::Pane,
    warmup,
    build: |settings| {
        let fast = FastK::new(settings.length("fastk_period"));
        let [k, d] = smoothings(settings);
        match (k.0, d.0) {
            (AverageKind::Sma, AverageKind::Sma) => over_bars(Stoch::new(fast, Sma::new(k.1), Sma::new(d.1))),
            _ => over_bars(Stoch::new(fast, Average::new(k.0, k.1), Average::new(d.0, d.1))),
        }
    },
};

/// The kinds and windows of the two averages.
pub(super) fn smoothings(settings: &Settings) -> [(AverageKind, usize); 2] {
    [("slowk_matype", "slowk_period"), ("slowd_matype", "slowd_period")]
        .map(|(kind, period)| (settings.average(kind), settings.length(period)))
}

/// How many bars pass before the first value.
pub(super) fn warmup(settings: &Settings) -> usize {
    let averages = smoothings(settings).map(|(kind, period)| kind.warmup(period));
    settings.length("fastk_period") - 1 + averages[0] + averages[1]
}

columns! {
    /// What it says, from 0 to 100.
    pub struct StochOutput {
        /// Where the close stands between the extremes, smoothed.
        slowk: f64,
        /// Its average.
        slowd: f64,
    }
}

/// Where the close stands between the extremes, smoothed twice. Amortised constant time; memory: the windows.
#[derive(Clone, Debug)]
pub struct Stoch<K = Average, D = Average> {
    fast: FastK,
    slow_k: K,
    slow_d: D,
}

impl<K, D> Stoch<K, D> {
    /// With these averages.
    #[must_use]
    pub const fn new(fast: FastK, slow_k: K, slow_d: D) -> Self {
        Self { fast, slow_k, slow_d }
    }
}

impl<K, D> Streaming for Stoch<K, D>
where
    K: Streaming<Input = f64, Output = f64>,
    D: Streaming<Input = f64, Output = f64>,
{
    type Input = HighLowClose;
    type Output = StochOutput;

    #[inline]
    fn update(&mut self, bar: HighLowClose) -> Option<StochOutput> {
        let slowk = self.slow_k.update(self.fast.update(bar)?)?;
        Some(StochOutput { slowk, slowd: self.slow_d.update(slowk)? })
    }
}
