//! Choppiness index.

use crate::indicators::number::finite;
use crate::indicators::reach::SlidingReach;
use crate::indicators::total::SlidingTotal;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::period;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLow, HighLowClose, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "chop",
    title: "Choppiness index",
    group: Group::Volatility,
    doc: "100 * ln(sum of the true ranges / (highest - lowest)) / ln(n) over the last n = `timeperiod` bars, each bar's high \
          and low reaching to the close before it. 0: straight ahead; 100: on the spot. None where the price stood still. \
          Unit: per cent. Source: E. W. Dreiss (1993); compared with Stock.Indicators.",
    inputs: &["high", "low", "close"],
    parameters: &[period(14, 2)],
    outputs: &[line("chop")],
    place: Place::Pane,
    warmup: |settings| settings.period(),
    build: |settings| over_bars(Choppiness::new(settings.period())),
};

/// The way that prices went against how far they came. Amortised constant time; memory: the window.
#[derive(Clone, Debug)]
pub struct Choppiness {
    last_close: Option<f64>,
    ranges: SlidingTotal,
    reach: SlidingReach,
    factor: f64,
}

impl Choppiness {
    /// Over `period` bars.
    ///
    /// # Panics
    /// If `period` is below 2: one bar goes nowhere.
    #[must_use]
    pub fn new(period: usize) -> Self {
        assert!(period > 1, "invariant: choppiness is over two bars at least");
        Self {
            last_close: None,
            ranges: SlidingTotal::new(period),
            reach: SlidingReach::new(period),
            factor: 100.0 / libm::log(period as f64),
        }
    }
}

impl Streaming for Choppiness {
    type Input = HighLowClose;
    type Output = f64;

    #[inline]
    fn update(&mut self, bar: HighLowClose) -> Option<f64> {
        let last_close = self.last_close.replace(bar.close)?;
        let (high, low) = (bar.high.max(last_close), bar.low.min(last_close));
        let reach = self.reach.update(HighLow { high, low });
        let way = self.ranges.update(high - low)?;
        finite(libm::log(way / reach?.width()) * self.factor)
    }
}
