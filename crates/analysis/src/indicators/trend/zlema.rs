//! Zero-lag exponential moving average.

use super::ema::Ema;
use crate::indicators::window::Ring;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, period};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "zlema",
    title: "Zero-lag exponential moving average",
    group: Group::Trend,
    doc: "The exponential average over `timeperiod` of 2 * price - the price (n - 1) / 2 bars ago (rounded down). A window of \
          1 gives the price itself. Unit: the price's. Source: J. F. Ehlers and R. Way, Zero Lag (2010); TA-Lib ZLEMA.",
    inputs: &["price"],
    parameters: &[period(30, 1), SOURCE],
    outputs: &[line("zlema")],
    place: Place::Chart,
    warmup: |settings| warmup(settings.period()),
    build: |settings| over_price(Zlema::new(settings.period()), settings.source()),
};

/// How many prices pass before the first value.
#[must_use]
pub const fn warmup(period: usize) -> usize {
    (period - 1) / 2 + period - 1
}

/// An exponential mean of prices from which their lag was taken. Constant time for each; memory: half the window.
#[derive(Clone, Debug)]
pub struct Zlema {
    is_copy: bool,
    /// The newest price and those of the lag.
    delay: Ring,
    average: Ema,
}

impl Zlema {
    /// Over `period` prices.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { is_copy: period == 1, delay: Ring::new((period - 1) / 2 + 1), average: Ema::new(period) }
    }
}

impl Streaming for Zlema {
    type Input = f64;
    type Output = f64;

    #[inline(always)]
    fn update(&mut self, price: f64) -> Option<f64> {
        if self.is_copy {
            return Some(price);
        }
        self.delay.push(price);
        if !self.delay.is_full() {
            return None;
        }
        self.average.update(2.0 * price - self.delay.oldest()?)
    }
}
