//! Money flow index.

use crate::indicators::total::SlidingTotal;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::period;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLowCloseVolume, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "mfi",
    title: "Money flow index",
    group: Group::Momentum,
    doc: "100 * rising / (rising + falling): the sums over `timeperiod` bars of typical price * volume, of the bars whose \
          typical price (high + low + close) / 3 rose and of those where it fell; 0 where neither had any. A move of less than \
          1e-14 of the price is none. Unit: 0 to 100. Source: Gene Quong and Avrum Soudack, Volume-Weighted RSI: Money Flow, \
          Technical Analysis of Stocks & Commodities 7:3 (1989); TA-Lib MFI.",
    inputs: &["high", "low", "close", "volume"],
    parameters: &[period(14, 2)],
    outputs: &[line("mfi")],
    place: Place::Pane,
    warmup: |settings| settings.period(),
    build: |settings| over_bars(MoneyFlowIndex::new(settings.period())),
};

/// A move of up to this share of the two prices is none.
const STILL_SHARE: f64 = 1e-14;

/// The share of rising bars in the money that changed hands. Amortised constant time; memory: the window, twice.
#[derive(Clone, Debug)]
pub struct MoneyFlowIndex {
    last: Option<f64>,
    rising: SlidingTotal,
    falling: SlidingTotal,
}

impl MoneyFlowIndex {
    /// Over `period` changes.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { last: None, rising: SlidingTotal::new(period), falling: SlidingTotal::new(period) }
    }
}

impl Streaming for MoneyFlowIndex {
    type Input = HighLowCloseVolume;
    type Output = f64;

    #[inline]
    fn update(&mut self, bar: HighLowCloseVolume) -> Option<f64> {
        let price = (bar.high + bar.low + bar.close) / 3.0;
        let last = self.last.replace(price)?;
        let change = price - last;
        let is_still = change.abs() <= STILL_SHARE * (price + last);
        let flow = if is_still { 0.0 } else { price * bar.volume };
        let rising = self.rising.update(if change < 0.0 { 0.0 } else { flow });
        let falling = self.falling.update(if change < 0.0 { flow } else { 0.0 });
        let (rising, falling) = (rising?, falling?);
        let all = rising + falling;
        Some(if all > 0.0 { 100.0 * (rising / all) } else { 0.0 })
    }
}
