//! Donchian channel.

use super::bands::BandsOutput;
use crate::indicators::reach::SlidingReach;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::period;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLow, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "donchian",
    title: "Donchian channel",
    group: Group::Trend,
    doc: "upper = the highest high of the last `timeperiod` bars, this one among them; lower = their lowest low; \
          middle = (upper + lower) / 2. A break of the channel is a price beyond the bands of the bar before. Unit: the \
          price's. Source: R. Donchian (1960); TA-Lib DONCHIAN.",
    inputs: &["high", "low"],
    parameters: &[period(20, 2)],
    outputs: &[line("upperband"), line("middleband"), line("lowerband")],
    place: Place::Chart,
    warmup: |settings| settings.period() - 1,
    build: |settings| over_bars(Channel::new(settings.period())),
};

/// The highest high and the lowest low of the last bars, and their middle. Amortised constant time; memory: the window.
#[derive(Clone, Debug)]
pub struct Channel {
    reach: SlidingReach,
}

impl Channel {
    /// Over `period` bars.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { reach: SlidingReach::new(period) }
    }
}

impl Streaming for Channel {
    type Input = HighLow;
    type Output = BandsOutput;

    #[inline(always)]
    fn update(&mut self, bar: HighLow) -> Option<BandsOutput> {
        let reach = self.reach.update(bar)?;
        Some(BandsOutput { upper: reach.highest, middle: reach.middle(), lower: reach.lowest })
    }
}
