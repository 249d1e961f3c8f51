//! Acceleration bands.

use super::bands::BandsOutput;
use crate::indicators::number::is_zero;
use crate::indicators::window::Ring;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::period;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLowClose, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "accbands",
    title: "Acceleration bands",
    group: Group::Trend,
    doc: "Simple averages over `timeperiod` of high * (1 + w), close and low * (1 - w), w = 4 * (high - low) / (high + low), \
          0 where high + low is. Unit: the price's. Source: P. Headley, Big Trends in Trading (2002); TA-Lib ACCBANDS.",
    inputs: &["high", "low", "close"],
    parameters: &[period(20, 2)],
    outputs: &[line("upperband"), line("middleband"), line("lowerband")],
    place: Place::Chart,
    warmup: |settings| settings.period() - 1,
    build: |settings| over_bars(AccelerationBands::new(settings.period())),
};

/// Three means over one window. Constant time for each bar; memory: the window.
#[derive(Clone, Debug)]
pub struct AccelerationBands {
    window: Ring<BandsOutput>,
    sums: BandsOutput,
}

impl AccelerationBands {
    /// Over `period` bars.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { window: Ring::new(period), sums: BandsOutput::default() }
    }
}

/// The bands of one bar.
fn bands(bar: HighLowClose) -> BandsOutput {
    let HighLowClose { high, low, close } = bar;
    let sum = high + low;
    if is_zero(sum) {
        return BandsOutput { upper: high, middle: close, lower: low };
    }
    let width = 4.0 * (high - low) / sum;
    BandsOutput { upper: high * (1.0 + width), middle: close, lower: low * (1.0 - width) }
}

impl Streaming for AccelerationBands {
    type Input = HighLowClose;
    type Output = BandsOutput;

    #[inline(always)]
    fn update(&mut self, bar: HighLowClose) -> Option<BandsOutput> {
        let newest = bands(bar);
        self.window.push(newest);
        self.sums.upper += newest.upper;
        self.sums.middle += newest.middle;
        self.sums.lower += newest.lower;
        if !self.window.is_full() {
            return None;
        }
        let oldest = self.window.oldest()?;
        let count = self.window.capacity() as f64;
        let means = BandsOutput {
            upper: self.sums.upper / count,
            middle: self.sums.middle / count,
            lower: self.sums.lower / count,
        };
        self.sums.upper -= oldest.upper;
        self.sums.middle -= oldest.middle;
        self.sums.lower -= oldest.lower;
        Some(means)
    }
}
