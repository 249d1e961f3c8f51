//! Williams' %R.

use crate::indicators::reach::SlidingReach;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::period;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLow, HighLowClose, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "willr",
    title: "Williams' %R",
    group: Group::Momentum,
    doc: "100 * (close - highest high) / (highest high - lowest low) over the last `timeperiod` bars; 0 where they are one \
          price. Unit: -100 to 0. Source: Larry Williams, How I Made One Million Dollars Last Year Trading Commodities (1979); \
          TA-Lib WILLR.",
    inputs: &["high", "low", "close"],
    parameters: &[period(14, 2)],
    outputs: &[line("willr")],
    place: Place::Pane,
    warmup: |settings| settings.period() - 1,
    build: |settings| over_bars(WilliamsR::new(settings.period())),
};

/// How far below the highest high the close is, in per cent of the range. Amortised constant time; memory: the window,
/// twice.
#[derive(Clone, Debug)]
pub struct WilliamsR {
    reach: SlidingReach,
}

impl WilliamsR {
    /// Over `period` bars.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { reach: SlidingReach::new(period) }
    }
}

impl Streaming for WilliamsR {
    type Input = HighLowClose;
    type Output = f64;

    #[inline]
    fn update(&mut self, bar: HighLowClose) -> Option<f64> {
        let reach = self.reach.update(HighLow { high: bar.high, low: bar.low })?;
        let width = reach.width();
        Some(if width > 0.0 { 100.0 * ((bar.close - reach.highest) / width) } else { 0.0 })
    }
}
