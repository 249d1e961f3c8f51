//! Running total of a price.

use crate::registry::adapt::over_price;
use crate::registry::parameters::SOURCE;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "cumsum",
    title: "Cumulative sum",
    group: Group::Math,
    doc: "The total of all prices since the first bar: total += price. It depends on where the series begins. Unit: the \
          price's. Source: TA-Lib CUMSUM.",
    inputs: &["price"],
    parameters: &[SOURCE],
    outputs: &[line("cumsum")],
    place: Place::Pane,
    warmup: |_| 0,
    build: |settings| over_price(CumulativeSum::default(), settings.source()),
};

/// The total of all prices so far. Constant time and memory.
#[derive(Clone, Copy, Debug, Default)]
pub struct CumulativeSum {
    total: f64,
}

impl Streaming for CumulativeSum {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        self.total += price;
        Some(self.total)
    }
}
