//! Balance of power.

use crate::registry::adapt::over_bars;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{OpenHighLowClose, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "bop",
    title: "Balance of power",
    group: Group::Momentum,
    doc: "(close - open) / (high - low); 0 for a bar without range. Range: -1 to 1. Source: Igor Livshin, Technical Analysis \
          of Stocks & Commodities 19:8 (2001); TA-Lib BOP.",
    inputs: &["open", "high", "low", "close"],
    parameters: &[],
    outputs: &[line("bop")],
    place: Place::Pane,
    warmup: |_| 0,
    build: |_| over_bars(Bop),
};

/// The body of a bar as a share of its range. Constant time, no memory.
#[derive(Clone, Copy, Debug, Default)]
pub struct Bop;

impl Streaming for Bop {
    type Input = OpenHighLowClose;
    type Output = f64;

    #[inline]
    fn update(&mut self, bar: OpenHighLowClose) -> Option<f64> {
        let range = bar.high - bar.low;
        Some(if range > 0.0 { (bar.close - bar.open) / range } else { 0.0 })
    }
}
