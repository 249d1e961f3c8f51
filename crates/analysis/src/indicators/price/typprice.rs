//! Typical price.

use crate::registry::adapt::over_bars;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLowClose, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "typprice",
    title: "Typical price",
    group: Group::Price,
    doc: "(high + low + close) / 3 of each bar. Unit: the price's. Source: TA-Lib TYPPRICE.",
    inputs: &["high", "low", "close"],
    parameters: &[],
    outputs: &[line("typprice")],
    place: Place::Chart,
    warmup: |_| 0,
    build: |_| over_bars(TypicalPrice),
};

/// A price of each bar.
#[derive(Clone, Copy, Debug)]
pub struct TypicalPrice;

impl Streaming for TypicalPrice {
    type Input = HighLowClose;
    type Output = f64;

    #[inline]
    fn update(&mut self, bar: HighLowClose) -> Option<f64> {
        Some((bar.high + bar.low + bar.close) / 3.0)
    }
}
