//! KDJ stochastic oscillator.

use super::stoch::{Stoch, smoothings, warmup};
use super::stochf::FastK;
use crate::indicators::smoothing::Smoothing;
use crate::indicators::trend::average::{Average, AverageKind};
use crate::registry::adapt::over_bars;
use crate::registry::parameters::{PERIOD_MAX, average, whole};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLowClose, Streaming, columns};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "kdj",
    title: "KDJ stochastic oscillator",
    group: Group::Momentum,
    doc: "k and d = the stochastic oscillator's slow lines (STOCH), by default smoothed by Wilder's average; \
          j = 3 * k - 2 * d. Unit: k and d from 0 to 100, j may leave that range. Source: TA-Lib KDJ.",
    inputs: &["high", "low", "close"],
    parameters: &[
        whole("fastk_period", 9, 1, PERIOD_MAX, "the window of the extremes, in bars"),
        whole("slowk_period", 3, 1, PERIOD_MAX, "the window of the first average, in bars"),
        average("slowk_matype", AverageKind::Rma, "the kind of the first average"),
        whole("slowd_period", 3, 1, PERIOD_MAX, "the window of the second average, in bars"),
        average("slowd_matype", AverageKind::Rma, "the kind of the second average"),
    ],
    outputs: &[line("k"), line("d"), line("j")],
    place: Place::Pane,
    warmup,
    build: |settings| {
        let fast = FastK::new(settings.length("fastk_period"));
        let [(k_kind, k), (d_kind, d)] = smoothings(settings);
        if (k_kind, d_kind) == (AverageKind::Rma, AverageKind::Rma) {
            return over_bars(Kdj::new(Stoch::new(fast, Smoothing::wilder(k), Smoothing::wilder(d))));
        }
        over_bars(Kdj::new(Stoch::new(fast, Average::new(k_kind, k), Average::new(d_kind, d))))
    },
};

columns! {
    /// What it says.
    pub struct KdjOutput {
        /// The close between the extremes, smoothed.
        k: f64,
        /// The average of k.
        d: f64,
        /// How far k is ahead of d.
        j: f64,
    }
}

/// A stochastic oscillator with the line that leads it. Amortised constant time; memory: the windows.
#[derive(Clone, Debug)]
pub struct Kdj<K = Average, D = Average> {
    stochastic: Stoch<K, D>,
}

impl<K, D> Kdj<K, D> {
    /// Of this oscillator.
    #[must_use]
    pub const fn new(stochastic: Stoch<K, D>) -> Self {
        Self { stochastic }
    }
}

impl<K, D> Streaming for Kdj<K, D>
where
    K: Streaming<Input = f64, Output = f64>,
    D: Streaming<Input = f64, Output = f64>,
{
    type Input = HighLowClose;
    type Output = KdjOutput;

    #[inline]
    fn update(&mut self, bar: HighLowClose) -> Option<KdjOutput> {
        let lines = self.stochastic.update(bar)?;
        let (k, d) = (lines.slowk, lines.slowd);
        Some(KdjOutput { k, d, j: 3.0 * k - 2.0 * d })
    }
}
