//! Triple exponential moving average.

use super::ema::Ema;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, period};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "tema",
    title: "Triple exponential moving average",
    group: Group::Trend,
    doc: "3 * EMA - 3 * EMA(EMA) + EMA(EMA(EMA)), all over `timeperiod`; each is seeded with the mean of the first \
          `timeperiod` values of the one before it. A window of 1 gives the price itself. Unit: the price's. \
          Source: P. G. Mulloy, Stocks & Commodities 12:2 (1994); TA-Lib TEMA.",
    inputs: &["price"],
    parameters: &[period(30, 1), SOURCE],
    outputs: &[line("tema")],
    place: Place::Chart,
    warmup: |settings| 3 * (settings.period() - 1),
    build: |settings| over_price(Tema::new(settings.period()), settings.source()),
};

/// Three exponential averages, one over the other, with their lags taken out. Constant time and memory.
#[derive(Clone, Debug)]
pub struct Tema {
    is_copy: bool,
    once: Ema,
    twice: Ema,
    thrice: Ema,
}

impl Tema {
    /// Over `period` prices.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self {
            is_copy: period == 1,
            once: Ema::new(period),
            twice: Ema::new(period),
            thrice: Ema::new(period),
        }
    }
}

impl Streaming for Tema {
    type Input = f64;
    type Output = f64;

    #[inline(always)]
    fn update(&mut self, price: f64) -> Option<f64> {
        if self.is_copy {
            return Some(price);
        }
        let once = self.once.update(price)?;
        let twice = self.twice.update(once)?;
        let thrice = self.thrice.update(twice)?;
        Some(thrice + (3.0 * once - 3.0 * twice))
    }
}
