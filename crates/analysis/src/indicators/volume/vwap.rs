//! Volume-weighted average price since the first bar.

use crate::registry::adapt::over_bars;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLowCloseVolume, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "vwap",
    title: "Volume-weighted average price",
    group: Group::Volume,
    doc: "Σ typical price * volume / Σ volume since the first bar, typical price = (high + low + close) / 3; 0 until something \
          was traded. It depends on where the series begins: see vwap_session and vwap_anchored. Unit: the price's. Source: \
          TA-Lib VWAP.",
    inputs: &["high", "low", "close", "volume"],
    parameters: &[],
    outputs: &[line("vwap")],
    place: Place::Chart,
    warmup: |_| 0,
    build: |_| over_bars(VolumeWeightedPrice::default()),
};

/// The mean price paid since the first bar. Constant time and memory.
#[derive(Clone, Copy, Debug, Default)]
pub struct VolumeWeightedPrice {
    paid: f64,
    volume: f64,
}

impl Streaming for VolumeWeightedPrice {
    type Input = HighLowCloseVolume;
    type Output = f64;

    #[inline]
    fn update(&mut self, bar: HighLowCloseVolume) -> Option<f64> {
        self.paid += (bar.high + bar.low + bar.close) / 3.0 * bar.volume;
        self.volume += bar.volume;
        Some(if self.volume > 0.0 { self.paid / self.volume } else { 0.0 })
    }
}
