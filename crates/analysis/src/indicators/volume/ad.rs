//! Chaikin accumulation/distribution line.

use crate::registry::adapt::over_bars;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLowCloseVolume, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "ad",
    title: "Accumulation/distribution line",
    group: Group::Volume,
    doc: "ad += ((close - low) - (high - close)) / (high - low) * volume, from 0 before the first bar; a bar whose high is \
          its low adds nothing. It depends on where the series begins. Unit: the volume's. Source: TA-Lib AD.",
    inputs: &["high", "low", "close", "volume"],
    parameters: &[],
    outputs: &[line("ad")],
    place: Place::Pane,
    warmup: |_| 0,
    build: |_| over_bars(AccumulationDistribution::default()),
};

/// The sum of money flow volumes. Constant time and memory.
#[derive(Clone, Copy, Debug, Default)]
pub struct AccumulationDistribution {
    line: f64,
}

/// The volume of a bar, weighted from -1 (closed at its low) to 1 (at its high); 0 if it has no range.
#[inline]
#[must_use]
pub fn money_flow_volume(bar: HighLowCloseVolume) -> f64 {
    let range = bar.high - bar.low;
    if range > 0.0 { ((bar.close - bar.low) - (bar.high - bar.close)) / range * bar.volume } else { 0.0 }
}

impl Streaming for AccumulationDistribution {
    type Input = HighLowCloseVolume;
    type Output = f64;

    #[inline]
    fn update(&mut self, bar: HighLowCloseVolume) -> Option<f64> {
        self.line += money_flow_volume(bar);
        Some(self.line)
    }
}
