//! Average price.

use crate::registry::adapt::over_bars;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{OpenHighLowClose, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "avgprice",
    title: "Average price",
    group: Group::Price,
    doc: "(open + high + low + close) / 4 of each bar. Unit: the price's. Source: TA-Lib AVGPRICE.",
    inputs: &["open", "high", "low", "close"],
    parameters: &[],
    outputs: &[line("avgprice")],
    place: Place::Chart,
    warmup: |_| 0,
    build: |_| over_bars(AveragePrice),
};

/// A price of each bar.
#[derive(Clone, Copy, Debug)]
pub struct AveragePrice;

impl Streaming for AveragePrice {
    type Input = OpenHighLowClose;
    type Output = f64;

    #[inline]
    fn update(&mut self, bar: OpenHighLowClose) -> Option<f64> {
        Some((bar.high + bar.low + bar.close + bar.open) / 4.0)
    }
}
