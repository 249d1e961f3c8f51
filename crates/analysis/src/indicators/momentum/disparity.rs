//! Disparity index.

use crate::indicators::number::finite;
use crate::indicators::trend::average::{Average, AverageKind};
use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, average, period};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "disparity",
    title: "Disparity index",
    group: Group::Momentum,
    doc: "100 * (price - moving average) / moving average. Unit: per cent. Source: Steve Nison, Beyond Candlesticks (1994).",
    inputs: &["price"],
    parameters: &[period(14, 2), average("matype", AverageKind::Sma, "the kind of the average"), SOURCE],
    outputs: &[line("disparity")],
    place: Place::Pane,
    warmup: |settings| settings.average("matype").warmup(settings.period()),
    build: |settings| {
        over_price(Disparity::new(settings.average("matype"), settings.period()), settings.source())
    },
};

/// How far the price is from its average. As costly as that.
#[derive(Clone, Debug)]
pub struct Disparity {
    average: Average,
}

impl Disparity {
    /// From an average over `period` prices.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(kind: AverageKind, period: usize) -> Self {
        Self { average: Average::new(kind, period) }
    }
}

impl Streaming for Disparity {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        let average = self.average.update(price)?;
        finite(100.0 * (price - average) / average)
    }
}
