//! Price-volume trend.

use crate::registry::adapt::over_bars;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{CloseVolume, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "pvt",
    title: "Price-volume trend",
    group: Group::Volume,
    doc: "pvt += (close - close before) / close before * volume, from 0 at the first bar; a bar after a close of 0 adds \
          nothing. Unit: the volume's. Source: TA-Lib PVT.",
    inputs: &["close", "volume"],
    parameters: &[],
    outputs: &[line("pvt")],
    place: Place::Pane,
    warmup: |_| 0,
    build: |_| over_bars(PriceVolumeTrend::default()),
};

/// The sum of volumes, each times the relative change of the price. Constant time and memory.
#[derive(Clone, Copy, Debug, Default)]
pub struct PriceVolumeTrend {
    trend: f64,
    last: Option<f64>,
}

impl Streaming for PriceVolumeTrend {
    type Input = CloseVolume;
    type Output = f64;

    #[inline]
    fn update(&mut self, bar: CloseVolume) -> Option<f64> {
        let last = self.last.replace(bar.close).unwrap_or(bar.close);
        if last != 0.0 {
            self.trend += (bar.close - last) / last * bar.volume;
        }
        Some(self.trend)
    }
}
