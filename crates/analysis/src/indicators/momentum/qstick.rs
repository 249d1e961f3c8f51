//! Qstick.

use crate::indicators::trend::sma::Sma;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::period;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{OpenClose, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "qstick",
    title: "Qstick",
    group: Group::Momentum,
    doc: "The mean of close - open over the last `timeperiod` bars. Unit: the price's. Source: Tushar Chande and Stanley \
          Kroll, The New Technical Trader (1994); TA-Lib QSTICK.",
    inputs: &["open", "close"],
    parameters: &[period(10, 1)],
    outputs: &[line("qstick")],
    place: Place::Pane,
    warmup: |settings| settings.period() - 1,
    build: |settings| over_bars(Qstick::new(settings.period())),
};

/// The mean body of the last bars. Constant time; memory: the window.
#[derive(Clone, Debug)]
pub struct Qstick {
    mean: Sma,
}

impl Qstick {
    /// Over `period` bars.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { mean: Sma::new(period) }
    }
}

impl Streaming for Qstick {
    type Input = OpenClose;
    type Output = f64;

    #[inline]
    fn update(&mut self, bar: OpenClose) -> Option<f64> {
        self.mean.update(bar.close - bar.open)
    }
}
