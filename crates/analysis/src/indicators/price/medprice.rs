//! Median price.

use crate::registry::adapt::over_bars;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLow, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "medprice",
    title: "Median price",
    group: Group::Price,
    doc: "(high + low) / 2 of each bar. Unit: the price's. Source: TA-Lib MEDPRICE.",
    inputs: &["high", "low"],
    parameters: &[],
    outputs: &[line("medprice")],
    place: Place::Chart,
    warmup: |_| 0,
    build: |_| over_bars(MedianPrice),
};

/// A price of each bar.
#[derive(Clone, Copy, Debug)]
pub struct MedianPrice;

impl Streaming for MedianPrice {
    type Input = HighLow;
    type Output = f64;

    #[inline]
    fn update(&mut self, bar: HighLow) -> Option<f64> {
        Some((bar.high + bar.low) / 2.0)
    }
}
