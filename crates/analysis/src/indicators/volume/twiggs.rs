//! Twiggs money flow.

use crate::indicators::number::finite;
use crate::indicators::smoothing::Smoothing;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::period;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLowCloseVolume, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "twiggs",
    title: "Twiggs money flow",
    group: Group::Volume,
    doc: "Wilder's average of volume * ((close - low) - (high - close)) / (high - low) divided by that of the volume, both over \
          `timeperiod` and seeded with the mean of their first values; high and low are the true ones, which take the close \
          before in. A bar without true range flows nowhere; none where the average volume is 0. Unit: none, from -1 to 1. \
          Source: C. Twiggs, Twiggs Money Flow (incrediblecharts.com).",
    inputs: &["high", "low", "close", "volume"],
    parameters: &[period(21, 1)],
    outputs: &[line("twiggs")],
    place: Place::Pane,
    warmup: |settings| settings.period(),
    build: |settings| over_bars(TwiggsMoneyFlow::new(settings.period())),
};

/// The money flow over the true range as a share of the volume. Constant time and memory.
#[derive(Clone, Debug)]
pub struct TwiggsMoneyFlow {
    last: Option<f64>,
    flow: Smoothing,
    volume: Smoothing,
}

impl TwiggsMoneyFlow {
    /// Averaged over `period` bars.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { last: None, flow: Smoothing::wilder(period), volume: Smoothing::wilder(period) }
    }
}

impl Streaming for TwiggsMoneyFlow {
    type Input = HighLowCloseVolume;
    type Output = f64;

    #[inline]
    fn update(&mut self, bar: HighLowCloseVolume) -> Option<f64> {
        let last = self.last.replace(bar.close)?;
        let (high, low) = (bar.high.max(last), bar.low.min(last));
        let range = high - low;
        let share = if range > 0.0 { ((bar.close - low) - (high - bar.close)) / range } else { 0.0 };
        let flow = self.flow.update(share * bar.volume);
        let volume = self.volume.update(bar.volume)?;
        finite(flow? / volume)
    }
}
