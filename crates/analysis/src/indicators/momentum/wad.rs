//! Williams' accumulation/distribution.

use crate::registry::adapt::over_bars;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLowClose, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "wad",
    title: "Williams' accumulation/distribution",
    group: Group::Momentum,
    doc: "The running sum of close - min(low, last close) where the close rose, close - max(high, last close) where it fell, \
          and 0 where it stayed; it begins with 0 at the first bar. Without volume, as it came to be known by his name. Unit: \
          the price's. Source: Steven B. Achelis, Technical Analysis from A to Z (2nd edition, 2000), p. 368; TA-Lib WAD.",
    inputs: &["high", "low", "close"],
    parameters: &[],
    outputs: &[line("wad")],
    place: Place::Pane,
    warmup: |_| 0,
    build: |_| over_bars(WilliamsAccumulation::default()),
};

/// The sum of how far closes are from the end of their true range that they left behind. Constant time and memory.
#[derive(Clone, Debug, Default)]
pub struct WilliamsAccumulation {
    last_close: Option<f64>,
    sum: f64,
}

impl Streaming for WilliamsAccumulation {
    type Input = HighLowClose;
    type Output = f64;

    #[inline]
    fn update(&mut self, bar: HighLowClose) -> Option<f64> {
        let last = self.last_close.replace(bar.close).unwrap_or(bar.close);
        if bar.close > last {
            self.sum += bar.close - if last < bar.low { last } else { bar.low };
        } else if bar.close < last {
            self.sum += bar.close - if last > bar.high { last } else { bar.high };
        }
        Some(self.sum)
    }
}
