//! Chande momentum oscillator, smoothed.

use crate::indicators::smoothing::Smoothing;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, period};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "cmo",
    title: "Chande momentum oscillator",
    group: Group::Momentum,
    doc: "100 * (gain - loss) / (gain + loss), where gain and loss are Wilder's averages of the rises and falls: the means of \
          the first `timeperiod` (n), then value += (newest - value) / n. 0 where nothing moved. Range: -100 to 100. Chande's \
          own sums are `cmou`. Source: Tushar Chande and Stanley Kroll, The New Technical Trader (1994); TA-Lib CMO.",
    inputs: &["price"],
    parameters: &[period(14, 2), SOURCE],
    outputs: &[line("cmo")],
    place: Place::Pane,
    warmup: |settings| settings.period(),
    build: |settings| over_price(Cmo::new(settings.period()), settings.source()),
};

/// Smoothed rises against smoothed falls. Constant time and memory.
#[derive(Clone, Debug)]
pub struct Cmo {
    last: Option<f64>,
    gain: Smoothing,
    loss: Smoothing,
}

impl Cmo {
    /// Over `period` changes.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { last: None, gain: Smoothing::wilder(period), loss: Smoothing::wilder(period) }
    }
}

impl Streaming for Cmo {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        let change = price - self.last.replace(price)?;
        let (gain, loss) = (self.gain.update(change.max(0.0)), self.loss.update((-change).max(0.0)));
        let (gain, loss) = (gain?, loss?);
        let sum = gain + loss;
        Some(if sum > 0.0 { 100.0 * ((gain - loss) / sum) } else { 0.0 })
    }
}
