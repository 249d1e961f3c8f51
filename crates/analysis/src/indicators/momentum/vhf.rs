//! Vertical horizontal filter.

use crate::indicators::reach::SlidingReach;
use crate::indicators::total::SlidingTotal;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, period};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLow, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "vhf",
    title: "Vertical horizontal filter",
    group: Group::Momentum,
    doc: "(highest - lowest) of the last `timeperiod` prices / Σ|change| of the last `timeperiod` changes, which reach one \
          price further back; 0 where nothing moved. Unit: 0 to 1; high in a trend. Source: Adam White, The Vertical Horizontal \
          Filter, Futures (1991); TA-Lib VHF.",
    inputs: &["price"],
    parameters: &[period(28, 2), SOURCE],
    outputs: &[line("vhf")],
    place: Place::Pane,
    warmup: |settings| settings.period(),
    build: |settings| over_price(VerticalHorizontal::new(settings.period()), settings.source()),
};

/// How much of its way the price has come. Amortised constant time; memory: the window, three times.
#[derive(Clone, Debug)]
pub struct VerticalHorizontal {
    last: Option<f64>,
    reach: SlidingReach,
    way: SlidingTotal,
}

impl VerticalHorizontal {
    /// Over `period` changes.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { last: None, reach: SlidingReach::new(period), way: SlidingTotal::new(period) }
    }
}

impl Streaming for VerticalHorizontal {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        let reach = self.reach.update(HighLow { high: price, low: price });
        let last = self.last.replace(price)?;
        let way = self.way.update((price - last).abs())?;
        Some(if way > 0.0 { reach?.width() / way } else { 0.0 })
    }
}
