//! Intraday momentum index.

use crate::indicators::total::SlidingTotal;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::period;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{OpenClose, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "imi",
    title: "Intraday momentum index",
    group: Group::Momentum,
    doc: "100 * rises / (rises + falls), sums of |close - open| of the rising and falling bars among the last `timeperiod`. 50 \
          where no bar moved. Range: 0 to 100. Source: Tushar Chande and Stanley Kroll, The New Technical Trader (1994); \
          TA-Lib IMI.",
    inputs: &["open", "close"],
    parameters: &[period(14, 2)],
    outputs: &[line("imi")],
    place: Place::Pane,
    warmup: |settings| settings.period() - 1,
    build: |settings| over_bars(Imi::new(settings.period())),
};

/// The share of rising bodies. Amortised constant time; memory: the window.
#[derive(Clone, Debug)]
pub struct Imi {
    rises: SlidingTotal,
    falls: SlidingTotal,
}

impl Imi {
    /// Over `period` bars.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { rises: SlidingTotal::new(period), falls: SlidingTotal::new(period) }
    }
}

impl Streaming for Imi {
    type Input = OpenClose;
    type Output = f64;

    #[inline]
    fn update(&mut self, bar: OpenClose) -> Option<f64> {
        let body = bar.close - bar.open;
        let (rises, falls) = (self.rises.update(body.max(0.0)), self.falls.update((-body).max(0.0)));
        let (rises, sum) = (rises?, rises? + falls?);
        Some(if sum > 0.0 { 100.0 * (rises / sum) } else { 50.0 })
    }
}
