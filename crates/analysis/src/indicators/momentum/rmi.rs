//! Relative momentum index.

use crate::indicators::number::finite;
use crate::indicators::smoothing::Smoothing;
use crate::indicators::window::Ring;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{PERIOD_MAX, SOURCE, period, whole};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "rmi",
    title: "Relative momentum index",
    group: Group::Momentum,
    doc: "The relative strength index of changes over `momentum` bars instead of one: 100 * gain / (gain + loss), Wilder's \
          averages over `timeperiod`, seeded with the means of the first ones. No value where nothing moved. Range: 0 to 100. \
          Source: Roger Altman, Relative Momentum Index, Technical Analysis of Stocks & Commodities 11:2 (1993).",
    inputs: &["price"],
    parameters: &[
        period(20, 1),
        whole("momentum", 5, 1, PERIOD_MAX, "over how many bars a change is taken"),
        SOURCE,
    ],
    outputs: &[line("rmi")],
    place: Place::Pane,
    warmup: |settings| settings.length("momentum") + settings.period() - 1,
    build: |settings| over_price(Rmi::new(settings.period(), settings.length("momentum")), settings.source()),
};

/// Wilder's averages of longer rises and falls. Constant time; memory: the momentum's window.
#[derive(Clone, Debug)]
pub struct Rmi {
    pasts: Ring,
    gain: Smoothing,
    loss: Smoothing,
}

impl Rmi {
    /// Averages over `period` of changes over `momentum` bars.
    ///
    /// # Panics
    /// If one is 0.
    #[must_use]
    pub fn new(period: usize, momentum: usize) -> Self {
        let (gain, loss) = (Smoothing::wilder(period), Smoothing::wilder(period));
        Self { pasts: Ring::new(momentum), gain, loss }
    }
}

impl Streaming for Rmi {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        let change = price - self.pasts.push(price)?;
        let (gain, loss) = (self.gain.update(change.max(0.0)), self.loss.update((-change).max(0.0)));
        let (gain, loss) = (gain?, loss?);
        finite(100.0 * (gain / (gain + loss)))
    }
}
