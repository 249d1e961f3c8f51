//! Correlation of high and low.

use crate::indicators::correlation::Correlation;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::period;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLow, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "correl",
    title: "Correlation coefficient",
    group: Group::Statistic,
    doc: "Pearson's coefficient of high and low over the last `timeperiod` bars, from -1 to 1; 0 where one of them does not \
          move. Unit: none. Source: TA-Lib CORREL, which feeds high and low.",
    inputs: &["high", "low"],
    parameters: &[period(30, 1)],
    outputs: &[line("correl")],
    place: Place::Pane,
    warmup: |settings| settings.period() - 1,
    build: |settings| over_bars(Correl::new(settings.period())),
};

/// The correlation of high and low. Amortised constant time; memory: the window.
#[derive(Clone, Debug)]
pub struct Correl {
    correlation: Correlation,
    bars_to_wait: usize,
}

impl Correl {
    /// Over `period` bars.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { correlation: Correlation::new(period), bars_to_wait: period - 1 }
    }
}

impl Streaming for Correl {
    type Input = HighLow;
    type Output = f64;

    #[inline]
    fn update(&mut self, bar: HighLow) -> Option<f64> {
        let coefficient = self.correlation.update((bar.high, bar.low));
        if self.bars_to_wait > 0 {
            self.bars_to_wait -= 1;
            return None;
        }
        Some(coefficient.unwrap_or(0.0))
    }
}
