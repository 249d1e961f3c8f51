//! Stochastic oscillator of the relative strength index.

use super::rsi::{AsTalib, Rsi};
use super::stochf::{FastK, Stochf, StochfOutput};
use crate::indicators::trend::average::{Average, AverageKind};
use crate::indicators::trend::sma::Sma;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{PERIOD_MAX, SOURCE, average, period, whole};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLowClose, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "stochrsi",
    title: "Stochastic oscillator of the relative strength index",
    group: Group::Momentum,
    doc: "STOCHF of RSI(`timeperiod`): fastk = 100 * (RSI - its lowest) / (its highest - its lowest) over the last \
          `fastk_period` values, 0 where they are one; fastd = its moving average. Unit: 0 to 100. Source: Tushar Chande and \
          Stanley Kroll, Stochastic RSI and Dynamic Momentum Index, Technical Analysis of Stocks & Commodities 11:5 (1993); \
          TA-Lib STOCHRSI.",
    inputs: &["price"],
    parameters: &[
        period(14, 2),
        whole("fastk_period", 5, 1, PERIOD_MAX, "the window of the extremes, in bars"),
        whole("fastd_period", 3, 1, PERIOD_MAX, "the window of the average, in bars"),
        average("fastd_matype", AverageKind::Sma, "the kind of the average"),
        SOURCE,
    ],
    outputs: &[line("fastk"), line("fastd")],
    place: Place::Pane,
    warmup: |settings| {
        let average = settings.average("fastd_matype").warmup(settings.length("fastd_period"));
        settings.period() + settings.length("fastk_period") - 1 + average
    },
    build: |settings| {
        let strength = Rsi::new(settings.period());
        let fast = FastK::new(settings.length("fastk_period"));
        let period = settings.length("fastd_period");
        match settings.average("fastd_matype") {
            AverageKind::Sma => {
                let stochastic = Stochf::new(fast, Sma::new(period));
                over_price(StochasticStrength::new(strength, stochastic), settings.source())
            }
            kind => {
                let stochastic = Stochf::new(fast, Average::new(kind, period));
                over_price(StochasticStrength::new(strength, stochastic), settings.source())
            }
        }
    },
};

/// Where the relative strength stands between its extremes, which are often apart by its last digits only. Amortised constant time; memory: the windows.
#[derive(Clone, Debug)]
pub struct StochasticStrength<D = Average> {
    strength: Rsi<AsTalib>,
    stochastic: Stochf<D>,
}

impl<D> StochasticStrength<D> {
    /// Of this strength.
    #[must_use]
    pub const fn new(strength: Rsi<AsTalib>, stochastic: Stochf<D>) -> Self {
        Self { strength, stochastic }
    }
}

impl<D: Streaming<Input = f64, Output = f64>> Streaming for StochasticStrength<D> {
    type Input = f64;
    type Output = StochfOutput;

    #[inline]
    fn update(&mut self, price: f64) -> Option<StochfOutput> {
        let strength = self.strength.update(price)?;
        self.stochastic.update(HighLowClose { high: strength, low: strength, close: strength })
    }
}
