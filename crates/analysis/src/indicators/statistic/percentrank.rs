//! Rank of the price among those before it.

use crate::indicators::sorted::Sorted;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, period};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "percentrank",
    title: "Percent rank",
    group: Group::Statistic,
    doc: "How many of the `timeperiod` prices before the newest are below it, in per cent: count / n * 100. Unit: per cent, \
          from 0 to 100. Source: TA-Lib PERCENTRANK.",
    inputs: &["price"],
    parameters: &[period(100, 2), SOURCE],
    outputs: &[line("percentrank")],
    place: Place::Pane,
    warmup: |settings| settings.period(),
    build: |settings| over_price(PercentRank::new(settings.period()), settings.source()),
};

/// The share of the earlier prices that are below the newest. Logarithmic time for each (see [`Sorted`]); memory: the window.
#[derive(Clone, Debug)]
pub struct PercentRank {
    earlier: Sorted,
}

impl PercentRank {
    /// Among `period` earlier prices.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { earlier: Sorted::new(period) }
    }
}

impl Streaming for PercentRank {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        let earlier = &self.earlier;
        let rank =
            earlier.is_full().then(|| earlier.count_below(price) as f64 / earlier.len() as f64 * 100.0);
        self.earlier.push(price);
        rank
    }
}
