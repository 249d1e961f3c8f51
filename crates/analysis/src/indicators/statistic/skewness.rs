//! Skewness of the last prices or returns.

use crate::indicators::moments::Moments;
use crate::indicators::number::finite;
use crate::indicators::returns::{OfReturns, log_return};
use crate::registry::adapt::over_price;
use crate::registry::parameters::{Parameter, SOURCE, choice, period};
use crate::registry::{Group, Place, Settings, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "skewness",
    title: "Skewness",
    group: Group::Statistic,
    doc: "√(n (n - 1)) / (n - 2) * m₃ / m₂^1.5 of the last `timeperiod` prices or logarithmic returns, mₖ the mean k-th power \
          of the distance to the mean (adjusted Fisher-Pearson coefficient, as spreadsheets and pandas have it); none where all \
          are equal. Unit: none. Source: D. N. Joanes and C. A. Gill, The Statistician 47 (1998), G₁.",
    inputs: &["price"],
    parameters: &[period(20, 3), OF, SOURCE],
    outputs: &[line("skewness")],
    place: Place::Pane,
    warmup: |settings| settings.period() - 1 + bars_before(settings),
    build: |settings| {
        let skewness = Skewness::new(settings.period());
        if bars_before(settings) == 0 {
            over_price(skewness, settings.source())
        } else {
            over_price(OfReturns::new(log_return, skewness), settings.source())
        }
    },
};

/// Whether a statistic is of the prices themselves or of what changes between them.
pub(super) const OF: Parameter =
    choice("of", &["prices", "returns"], "what it is of: the prices or their logarithmic returns");

/// How many bars pass before the first value that the statistic takes.
pub(super) fn bars_before(settings: &Settings) -> usize {
    settings.choice(OF.name)
}

/// How the values lean to one side. Amortised constant time; memory: the window.
#[derive(Clone, Debug)]
pub struct Skewness {
    moments: Moments,
    factor: f64,
}

impl Skewness {
    /// Over `period` values.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        let count = period as f64;
        Self { moments: Moments::new(period), factor: (count * (count - 1.0)).sqrt() / (count - 2.0) }
    }
}

impl Streaming for Skewness {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, value: f64) -> Option<f64> {
        let moments = self.moments.update(value)?;
        finite(self.factor * moments.third / (moments.second * moments.second.sqrt()))
    }
}
