//! Middle of the highest high and the lowest low.

use super::donchian::Channel;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::period;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLow, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "midprice",
    title: "Midpoint price over a window",
    group: Group::Trend,
    doc: "(highest high + lowest low) / 2 of the last `timeperiod` bars. Unit: the price's. Source: TA-Lib MIDPRICE.",
    inputs: &["high", "low"],
    parameters: &[period(14, 2)],
    outputs: &[line("midprice")],
    place: Place::Chart,
    warmup: |settings| settings.period() - 1,
    build: |settings| over_bars(Midprice::new(settings.period())),
};

/// The middle of the extremes of the last bars. Amortised constant time; memory: the window.
#[derive(Clone, Debug)]
pub struct Midprice {
    channel: Channel,
}

impl Midprice {
    /// Over `period` bars.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { channel: Channel::new(period) }
    }
}

impl Streaming for Midprice {
    type Input = HighLow;
    type Output = f64;

    #[inline(always)]
    fn update(&mut self, bar: HighLow) -> Option<f64> {
        self.channel.update(bar).map(|bands| bands.middle)
    }
}
