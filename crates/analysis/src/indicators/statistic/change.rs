//! The change of the price against an earlier one: logarithmic and in per cent.

use crate::indicators::returns::{log_return, simple_return};
use crate::indicators::window::Ring;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, period};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry of `log_return`.
pub const LOG_RETURN: Spec = Spec {
    name: "log_return",
    title: "Logarithmic return",
    group: Group::Statistic,
    doc: "ln(price / price `timeperiod` bars before); none unless both are above 0. Unit: none. Source: textbook definition.",
    inputs: &["price"],
    parameters: &[period(1, 1), SOURCE],
    outputs: &[line("log_return")],
    place: Place::Pane,
    warmup: |settings| settings.period(),
    build: |settings| over_price(Change::new(settings.period(), log_return), settings.source()),
};

/// The registry's entry of `percent_return`.
pub const PERCENT_RETURN: Spec = Spec {
    name: "percent_return",
    title: "Return in per cent",
    group: Group::Statistic,
    doc: "(price / price `timeperiod` bars before - 1) * 100; none after a price of 0. Unit: per cent. Source: textbook \
          definition.",
    inputs: &["price"],
    parameters: &[period(1, 1), SOURCE],
    outputs: &[line("percent_return")],
    place: Place::Pane,
    warmup: |settings| settings.period(),
    build: |settings| over_price(Change::new(settings.period(), percent_return), settings.source()),
};

fn percent_return(earlier: f64, later: f64) -> Option<f64> {
    simple_return(earlier, later).map(|change| change * 100.0)
}

/// The change against an earlier price. Constant time for each; memory: the bars between.
#[derive(Clone, Debug)]
pub struct Change {
    earlier: Ring,
    change: fn(f64, f64) -> Option<f64>,
}

impl Change {
    /// Against the price `period` bars before, measured by `change`.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize, change: fn(f64, f64) -> Option<f64>) -> Self {
        Self { earlier: Ring::new(period), change }
    }
}

impl Streaming for Change {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        let earlier = self.earlier.push(price)?;
        (self.change)(earlier, price)
    }
}
