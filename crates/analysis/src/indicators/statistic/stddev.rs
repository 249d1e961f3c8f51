//! Standard deviation of the last prices.

use crate::indicators::lanes::Number;
use crate::indicators::variance::{Moments, Reading, Variance};
use crate::registry::adapt::over_price_columns;
use crate::registry::parameters::{SOURCE, period, real};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "stddev",
    title: "Standard deviation",
    group: Group::Statistic,
    doc: "√variance * nbdev, the variance of the last `timeperiod` prices divided by n (population). Unit: the price's. \
          Source: TA-Lib STDDEV.",
    inputs: &["price"],
    parameters: &[period(5, 2), real("nbdev", 1.0, -3e37, 3e37, "how many standard deviations"), SOURCE],
    outputs: &[line("stddev")],
    place: Place::Pane,
    warmup: |settings| settings.period() - 1,
    build: |settings| {
        let deviation = StandardDeviation::new(settings.period(), settings.real("nbdev"));
        over_price_columns(deviation, settings.source(), StandardDeviation::batch)
    },
};

/// The population standard deviation of the last prices, times a number. Amortised constant time; memory: the window.
#[derive(Clone, Debug)]
pub struct StandardDeviation {
    variance: Variance,
    times: Times,
}

/// How many standard deviations are told.
#[derive(Clone, Copy, Debug)]
struct Times(f64);

impl Reading<1> for Times {
    #[inline(always)]
    fn read<N: Number>(&self, moments: Moments<N>) -> [N; 1] {
        [moments.variance.map(f64::sqrt) * N::of(self.0)]
    }
}

impl StandardDeviation {
    /// Over `period` prices, multiplied by `times`.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize, times: f64) -> Self {
        Self { variance: Variance::new(period), times: Times(times) }
    }

    /// The values after each of the prices: the bits of the fold.
    #[must_use]
    pub fn batch(&mut self, prices: &[f64]) -> Vec<Vec<f64>> {
        self.variance.batch(prices, &self.times)
    }
}

impl Streaming for StandardDeviation {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        self.variance.moments(price).map(|moments| self.times.read(moments)[0])
    }
}
