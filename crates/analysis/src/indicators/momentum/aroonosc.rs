//! Aroon oscillator.

use super::aroon::ExtremeAges;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::period;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLow, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "aroonosc",
    title: "Aroon oscillator",
    group: Group::Momentum,
    doc: "aroonup - aroondown. Range: -100 to 100. Source: Tushar Chande, Technical Analysis of Stocks & Commodities 13:9 \
          (1995); TA-Lib AROONOSC.",
    inputs: &["high", "low"],
    parameters: &[period(14, 2)],
    outputs: &[line("aroonosc")],
    place: Place::Pane,
    warmup: |settings| settings.period(),
    build: |settings| over_bars(Aroonosc::new(settings.period())),
};

/// By how much the highest high is newer than the lowest low. Amortised constant time; memory: the window.
#[derive(Clone, Debug)]
pub struct Aroonosc {
    ages: ExtremeAges,
    /// 100 / n.
    factor: f64,
}

impl Aroonosc {
    /// Over `period` bars and the one before them.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { ages: ExtremeAges::new(period), factor: 100.0 / period as f64 }
    }
}

impl Streaming for Aroonosc {
    type Input = HighLow;
    type Output = f64;

    #[inline]
    fn update(&mut self, bar: HighLow) -> Option<f64> {
        let (lowest, highest) = self.ages.update(bar)?;
        Some(self.factor * (highest - lowest))
    }
}
