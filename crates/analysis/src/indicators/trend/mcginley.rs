//! McGinley dynamic.

use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, period, real};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "mcginley",
    title: "McGinley dynamic",
    group: Group::Trend,
    doc: "value += (price - value) / d, d = kfactor * n * (price / value)⁴, n = `timeperiod`; d is 1 at least, so that a fall \
          takes the line to the price and not beyond it. Seeded with the first price. Unit: the price's. \
          Source: J. R. McGinley, Market Technicians Association Journal (1991); compared with Stock.Indicators.",
    inputs: &["price"],
    parameters: &[period(14, 1), real("kfactor", 0.6, 0.01, 100.0, "how much of the window counts"), SOURCE],
    outputs: &[line("mcginley")],
    place: Place::Chart,
    warmup: |_| 1,
    build: |settings| {
        over_price(McGinley::new(settings.period(), settings.real("kfactor")), settings.source())
    },
};

/// A mean that follows falls faster than rises. Constant time and memory.
#[derive(Clone, Debug)]
pub struct McGinley {
    divisor: f64,
    value: Option<f64>,
}

impl McGinley {
    /// Over `period` prices, of which the share `factor` counts.
    #[must_use]
    pub const fn new(period: usize, factor: f64) -> Self {
        Self { divisor: factor * period as f64, value: None }
    }
}

impl Streaming for McGinley {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        let Some(last) = self.value else {
            self.value = Some(price);
            return None;
        };
        let value = if last == 0.0 {
            price
        } else {
            let ratio = price / last;
            let square = ratio * ratio;
            last + (price - last) / (self.divisor * square * square).max(1.0)
        };
        self.value = Some(value);
        Some(value)
    }
}
