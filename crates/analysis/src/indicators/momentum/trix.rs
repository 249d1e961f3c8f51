//! Rate of change of a triple exponential average.

use crate::indicators::trend::ema::Ema;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, period};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "trix",
    title: "Rate of change of a triple exponential average",
    group: Group::Momentum,
    doc: "(value / last value - 1) * 100, value = EMA(EMA(EMA(price))), each over `timeperiod` and seeded with the mean of its \
          first values; 0 after a value of 0. Unit: per cent a bar. Source: Jack Hutson, Good TRIX, Technical Analysis of \
          Stocks & Commodities 1:5 (1983); TA-Lib TRIX.",
    inputs: &["price"],
    parameters: &[period(30, 1), SOURCE],
    outputs: &[line("trix")],
    place: Place::Pane,
    warmup: |settings| 3 * (settings.period() - 1) + 1,
    build: |settings| over_price(Trix::new(settings.period()), settings.source()),
};

/// How fast a price that was smoothed three times moves. Constant time and memory.
#[derive(Clone, Debug)]
pub struct Trix {
    first: Ema,
    second: Ema,
    third: Ema,
    last: Option<f64>,
}

impl Trix {
    /// With averages over `period`.
    #[must_use]
    pub fn new(period: usize) -> Self {
        let average = Ema::new(period);
        Self { first: average.clone(), second: average.clone(), third: average, last: None }
    }
}

impl Streaming for Trix {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        let value = self.third.update(self.second.update(self.first.update(price)?)?)?;
        let last = self.last.replace(value)?;
        Some(if last == 0.0 { 0.0 } else { (value / last - 1.0) * 100.0 })
    }
}
