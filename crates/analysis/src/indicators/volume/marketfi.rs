//! Market facilitation index.

use crate::registry::adapt::over_bars;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLowVolume, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "marketfi",
    title: "Market facilitation index",
    group: Group::Volume,
    doc: "(high - low) / volume; 0 where nothing was traded. Unit: price per volume. Source: TA-Lib MARKETFI; B. Williams.",
    inputs: &["high", "low", "volume"],
    parameters: &[],
    outputs: &[line("marketfi")],
    place: Place::Pane,
    warmup: |_| 0,
    build: |_| over_bars(MarketFacilitation),
};

/// How far the price went for each unit traded. No memory.
#[derive(Clone, Copy, Debug)]
pub struct MarketFacilitation;

impl Streaming for MarketFacilitation {
    type Input = HighLowVolume;
    type Output = f64;

    #[inline]
    fn update(&mut self, bar: HighLowVolume) -> Option<f64> {
        if bar.volume == 0.0 {
            return Some(0.0);
        }
        let index = (bar.high - bar.low) / bar.volume;
        index.is_finite().then_some(index)
    }
}
