//! Z-score: how many standard deviations the price is from its mean.

use crate::indicators::moments::Moments;
use crate::indicators::number::finite;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, period};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "zscore",
    title: "Z-score",
    group: Group::Statistic,
    doc: "(price - mean) / standard deviation of the last `timeperiod` prices, the deviation divided by n (population); none \
          where all are equal. Unit: standard deviations. Source: Stock.Indicators, standard deviation.",
    inputs: &["price"],
    parameters: &[period(20, 2), SOURCE],
    outputs: &[line("zscore")],
    place: Place::Pane,
    warmup: |settings| settings.period() - 1,
    build: |settings| over_price(ZScore::new(settings.period()), settings.source()),
};

/// The distance of the price to its mean, in standard deviations. Amortised constant time; memory: the window.
#[derive(Clone, Debug)]
pub struct ZScore {
    moments: Moments,
}

impl ZScore {
    /// Over `period` prices.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { moments: Moments::new(period) }
    }
}

impl Streaming for ZScore {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        let moments = self.moments.update(price)?;
        finite((price - moments.mean) / moments.second.sqrt())
    }
}
