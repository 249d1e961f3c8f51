//! On-balance volume.

use crate::registry::adapt::over_bars;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{CloseVolume, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "obv",
    title: "On-balance volume",
    group: Group::Volume,
    doc: "The volume of the first bar, then obv += volume on a higher close, obv -= volume on a lower one. It depends on where \
          the series begins. Unit: the volume's. Source: TA-Lib OBV; J. Granville.",
    inputs: &["close", "volume"],
    parameters: &[],
    outputs: &[line("obv")],
    place: Place::Pane,
    warmup: |_| 0,
    build: |_| over_bars(OnBalanceVolume::default()),
};

/// The volume of rises less that of falls. Constant time and memory.
#[derive(Clone, Copy, Debug, Default)]
pub struct OnBalanceVolume {
    balance: f64,
    last: Option<f64>,
}

impl Streaming for OnBalanceVolume {
    type Input = CloseVolume;
    type Output = f64;

    #[inline]
    fn update(&mut self, bar: CloseVolume) -> Option<f64> {
        match self.last.replace(bar.close) {
            None => self.balance = bar.volume,
            Some(last) if bar.close > last => self.balance += bar.volume,
            Some(last) if bar.close < last => self.balance -= bar.volume,
            Some(_) => {}
        }
        Some(self.balance)
    }
}
