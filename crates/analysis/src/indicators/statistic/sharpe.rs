//! Rolling Sharpe ratio.

use crate::indicators::moments::Moments;
use crate::indicators::number::finite;
use crate::indicators::returns::{OfReturns, simple_return};
use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, period, real};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "sharpe",
    title: "Rolling Sharpe ratio",
    group: Group::Statistic,
    doc: "mean / standard deviation of the last `timeperiod` simple returns, the deviation divided by n - 1 (sample), times \
          √barsperyear; no rate of interest is taken off. None where all returns are equal. Unit: none. Source: W. F. Sharpe, \
          Journal of Portfolio Management 21:1 (1994).",
    inputs: &["price"],
    parameters: &[
        period(50, 2),
        real("barsperyear", 1.0, 1e-3, 1e9, "how many bars a year has; 1 leaves the ratio that of a bar"),
        SOURCE,
    ],
    outputs: &[line("sharpe")],
    place: Place::Pane,
    warmup: |settings| settings.period(),
    build: |settings| {
        let ratio = SharpeRatio::new(settings.period(), settings.real("barsperyear"));
        over_price(OfReturns::new(simple_return, ratio), settings.source())
    },
};

/// The mean of returns in standard deviations. Amortised constant time; memory: the window.
#[derive(Clone, Debug)]
pub struct SharpeRatio {
    moments: Moments,
    factor: f64,
}

impl SharpeRatio {
    /// Over `period` returns, of which a year has `bars_per_year`.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize, bars_per_year: f64) -> Self {
        let count = period as f64;
        Self { moments: Moments::new(period), factor: ((count - 1.0) / count * bars_per_year).sqrt() }
    }
}

impl Streaming for SharpeRatio {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, change: f64) -> Option<f64> {
        let moments = self.moments.update(change)?;
        finite(moments.mean / moments.second.sqrt() * self.factor)
    }
}
