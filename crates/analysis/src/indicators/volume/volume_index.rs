//! Negative and positive volume index.

use crate::registry::adapt::over_bars;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{CloseVolume, Streaming};

/// The registry's entry of `nvi`.
pub const NVI: Spec = Spec {
    name: "nvi",
    title: "Negative volume index",
    group: Group::Volume,
    doc: "From 1000 at the first bar, nvi += (close - close before) / close before * nvi on bars whose volume is below that of \
          the bar before; else it stays, as after a close of 0. Unit: none. Source: TA-Lib NVI.",
    inputs: &["close", "volume"],
    parameters: &[],
    outputs: &[line("nvi")],
    place: Place::Pane,
    warmup: |_| 0,
    build: |_| over_bars(VolumeIndex::<false>::default()),
};

/// The registry's entry of `pvi`.
pub const PVI: Spec = Spec {
    name: "pvi",
    title: "Positive volume index",
    group: Group::Volume,
    doc: "From 1000 at the first bar, pvi += (close - close before) / close before * pvi on bars whose volume is above that of \
          the bar before; else it stays, as after a close of 0. Unit: none. Source: TA-Lib PVI.",
    inputs: &["close", "volume"],
    parameters: &[],
    outputs: &[line("pvi")],
    place: Place::Pane,
    warmup: |_| 0,
    build: |_| over_bars(VolumeIndex::<true>::default()),
};

/// The value at the first bar.
const START: f64 = 1_000.0;

/// The growth of the price on bars of rising (or falling) volume. Constant time and memory.
#[derive(Clone, Copy, Debug)]
pub struct VolumeIndex<const RISING: bool> {
    index: f64,
    last: Option<CloseVolume>,
}

impl<const RISING: bool> Default for VolumeIndex<RISING> {
    fn default() -> Self {
        Self { index: START, last: None }
    }
}

impl<const RISING: bool> Streaming for VolumeIndex<RISING> {
    type Input = CloseVolume;
    type Output = f64;

    #[inline]
    fn update(&mut self, bar: CloseVolume) -> Option<f64> {
        if let Some(last) = self.last.replace(bar) {
            let counts = if RISING { bar.volume > last.volume } else { bar.volume < last.volume };
            if counts && last.close != 0.0 {
                let index = self.index + (bar.close - last.close) / last.close * self.index;
                if index.is_finite() {
                    self.index = index;
                }
            }
        }
        Some(self.index)
    }
}
