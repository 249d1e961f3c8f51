//! Chandelier exit.

use super::donchian::Channel;
use crate::indicators::true_range::AverageTrueRange;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::{period, real};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLow, HighLowClose, Streaming, columns};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "chandelier",
    title: "Chandelier exit",
    group: Group::Trend,
    doc: "long = the highest high - multiplier * ATR, short = the lowest low + multiplier * ATR, all over `timeperiod`, ATR \
          Wilder's: the stops of a long and a short position. Unit: the price's. \
          Source: C. Le Beau, in A. Elder, Come Into My Trading Room (2002); compared with Stock.Indicators.",
    inputs: &["high", "low", "close"],
    parameters: &[
        period(22, 1),
        real(
            "multiplier",
            3.0,
            0.0,
            1e6,
            "how many average true ranges the stops are away from the extremes",
        ),
    ],
    outputs: &[line("long"), line("short")],
    place: Place::Chart,
    warmup: |settings| settings.period(),
    build: |settings| over_bars(Chandelier::new(settings.period(), settings.real("multiplier"))),
};

columns! {
    /// What it says.
    pub struct ChandelierOutput {
        /// The stop of a long position.
        long: f64,
        /// The stop of a short position.
        short: f64,
    }
}

/// Stops that hang from the extremes. Amortised constant time; memory: the window.
#[derive(Clone, Debug)]
pub struct Chandelier {
    multiplier: f64,
    channel: Channel,
    range: AverageTrueRange,
}

impl Chandelier {
    /// Over `period` bars, `multiplier` average true ranges away.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize, multiplier: f64) -> Self {
        Self { multiplier, channel: Channel::new(period), range: AverageTrueRange::new(period) }
    }
}

impl Streaming for Chandelier {
    type Input = HighLowClose;
    type Output = ChandelierOutput;

    #[inline]
    fn update(&mut self, bar: HighLowClose) -> Option<ChandelierOutput> {
        let extremes = self.channel.update(HighLow { high: bar.high, low: bar.low });
        let distance = self.multiplier * self.range.update(bar)?;
        let extremes = extremes?;
        Some(ChandelierOutput { long: extremes.upper - distance, short: extremes.lower + distance })
    }
}
