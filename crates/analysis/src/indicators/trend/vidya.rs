//! Variable index dynamic average.

use crate::indicators::total::SlidingTotal;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{PERIOD_MAX, SOURCE, period, whole};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "vidya",
    title: "Variable index dynamic average",
    group: Group::Trend,
    doc: "value += (price - value) * |c| * 2 / (n + 1), n = `timeperiod`, where c = (rises - falls) / (rises + falls) sums the \
          changes from bar to bar over `cmoperiod` (0 where nothing moved). Seeded with the price before the first value's. \
          Unit: the price's. Source: T. S. Chande, Stocks & Commodities 13:10 (1995).",
    inputs: &["price"],
    parameters: &[
        period(12, 1),
        whole("cmoperiod", 9, 1, PERIOD_MAX, "the window of the momentum that drives it, in bars"),
        SOURCE,
    ],
    outputs: &[line("vidya")],
    place: Place::Chart,
    warmup: |settings| settings.length("cmoperiod"),
    build: |settings| {
        over_price(Vidya::new(settings.period(), settings.length("cmoperiod")), settings.source())
    },
};

/// An exponential mean that is fast where momentum is strong. Amortised constant time; memory: the window of the momentum.
#[derive(Clone, Debug)]
pub struct Vidya {
    factor: f64,
    rises: SlidingTotal,
    falls: SlidingTotal,
    last: Option<f64>,
    value: Option<f64>,
}

impl Vidya {
    /// With the smoothing factor 2 / (`period` + 1) at full momentum over `momentum_period` changes.
    ///
    /// # Panics
    /// If `momentum_period` is 0.
    #[must_use]
    pub fn new(period: usize, momentum_period: usize) -> Self {
        Self {
            factor: 2.0 / (period + 1) as f64,
            rises: SlidingTotal::new(momentum_period),
            falls: SlidingTotal::new(momentum_period),
            last: None,
            value: None,
        }
    }
}

impl Streaming for Vidya {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        let last = self.last.replace(price)?;
        let change = price - last;
        let rises = self.rises.update(change.max(0.0));
        let falls = self.falls.update((-change).max(0.0));
        let (rises, falls) = (rises?, falls?);
        let path = rises + falls;
        let momentum = if path > 0.0 { ((rises - falls) / path).abs() } else { 0.0 };
        let before = self.value.unwrap_or(last);
        let value = before + (price - before) * (self.factor * momentum);
        self.value = Some(value);
        Some(value)
    }
}
