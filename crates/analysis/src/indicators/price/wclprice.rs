//! Weighted close price.

use crate::registry::adapt::over_bars;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLowClose, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "wclprice",
    title: "Weighted close price",
    group: Group::Price,
    doc: "(high + low + 2 * close) / 4 of each bar. Unit: the price's. Source: TA-Lib WCLPRICE.",
    inputs: &["high", "low", "close"],
    parameters: &[],
    outputs: &[line("wclprice")],
    place: Place::Chart,
    warmup: |_| 0,
    build: |_| over_bars(WeightedClose),
};

/// A price of each bar.
#[derive(Clone, Copy, Debug)]
pub struct WeightedClose;

impl Streaming for WeightedClose {
    type Input = HighLowClose;
    type Output = f64;

    #[inline]
    fn update(&mut self, bar: HighLowClose) -> Option<f64> {
        Some((bar.high + bar.low + bar.close * 2.0) / 4.0)
    }
}
