//! Kurtosis of the last prices or returns.

use super::skewness::{OF, bars_before};
use crate::indicators::moments::Moments;
use crate::indicators::number::finite;
use crate::indicators::returns::{OfReturns, log_return};
use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, period};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "kurtosis",
    title: "Kurtosis",
    group: Group::Statistic,
    doc: "(n - 1) / ((n - 2) (n - 3)) * ((n + 1) (m₄ / m₂² - 3) + 6) of the last `timeperiod` prices or logarithmic returns, \
          mₖ the mean k-th power of the distance to the mean (excess, adjusted, as spreadsheets and pandas have it: 0 of a \
          normal distribution); none where all are equal. Unit: none. Source: D. N. Joanes and C. A. Gill, The Statistician \
          47 (1998), G₂.",
    inputs: &["price"],
    parameters: &[period(20, 4), OF, SOURCE],
    outputs: &[line("kurtosis")],
    place: Place::Pane,
    warmup: |settings| settings.period() - 1 + bars_before(settings),
    build: |settings| {
        let kurtosis = Kurtosis::new(settings.period());
        if bars_before(settings) == 0 {
            over_price(kurtosis, settings.source())
        } else {
            over_price(OfReturns::new(log_return, kurtosis), settings.source())
        }
    },
};

/// How far the values stray, against a normal distribution. Amortised constant time; memory: the window.
#[derive(Clone, Debug)]
pub struct Kurtosis {
    moments: Moments,
    count: f64,
}

impl Kurtosis {
    /// Over `period` values.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { moments: Moments::new(period), count: period as f64 }
    }
}

impl Streaming for Kurtosis {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, value: f64) -> Option<f64> {
        let moments = self.moments.update(value)?;
        let count = self.count;
        let excess = moments.fourth / (moments.second * moments.second) - 3.0;
        finite((count - 1.0) / ((count - 2.0) * (count - 3.0)) * ((count + 1.0) * excess + 6.0))
    }
}
