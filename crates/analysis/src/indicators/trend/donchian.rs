//! Donchian channel.

use super::bands::BandsOutput;
use crate::indicators::window::{Highest, Lowest, Ties};
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

/// The highest high and the lowest low of the last bars, and their middle. Amortised constant time; memory: the window at
/// most.
#[derive(Clone, Debug)]
pub struct Channel {
    highest: Highest,
    lowest: Lowest,
}

impl Channel {
    /// Over `period` bars.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { highest: Highest::new(period, Ties::Newest), lowest: Lowest::new(period, Ties::Newest) }
    }
}

impl Streaming for Channel {
    type Input = HighLow;
    type Output = BandsOutput;

    #[inline]
    fn update(&mut self, bar: HighLow) -> Option<BandsOutput> {
        let upper = self.highest.update(bar.high);
        let lower = self.lowest.update(bar.low);
        let ((_, upper), (_, lower)) = (upper?, lower?);
        Some(BandsOutput { upper, middle: (upper + lower) / 2.0, lower })
    }
}
