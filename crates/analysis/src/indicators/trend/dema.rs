//! Double exponential moving average.

use super::ema::Ema;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, period};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "dema",
    title: "Double exponential moving average",
    group: Group::Trend,
    doc: "2 * EMA - EMA(EMA), both over `timeperiod`; the second is seeded with the mean of the first `timeperiod` values of \
          the first. Unit: the price's. Source: P. G. Mulloy, Stocks & Commodities 12:1 (1994); TA-Lib DEMA.",
    inputs: &["price"],
    parameters: &[period(30, 1), SOURCE],
    outputs: &[line("dema")],
    place: Place::Chart,
    warmup: |settings| 2 * (settings.period() - 1),
    build: |settings| over_price(Dema::new(settings.period()), settings.source()),
};

/// An exponential average less the lag that a second one shows. Constant time and memory.
#[derive(Clone, Debug)]
pub struct Dema {
    once: Ema,
    twice: Ema,
}

impl Dema {
    /// Over `period` prices.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { once: Ema::new(period), twice: Ema::new(period) }
    }
}

impl Streaming for Dema {
    type Input = f64;
    type Output = f64;

    #[inline(always)]
    fn update(&mut self, price: f64) -> Option<f64> {
        let once = self.once.update(price)?;
        let twice = self.twice.update(once)?;
        Some(2.0 * once - twice)
    }
}
