//! Bands of average true ranges about the close.

use crate::indicators::true_range::AverageTrueRange;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::{period, real};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLowClose, Streaming, columns};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "atr_bands",
    title: "ATR bands",
    group: Group::Volatility,
    doc: "close ± multiplier * ATR (Wilder's) over `timeperiod`: where a stop and a target that many average true ranges away \
          would lie. Unit: the price's. Source: common practice; the range of J. Welles Wilder, New Concepts in Technical \
          Trading Systems (1978).",
    inputs: &["high", "low", "close"],
    parameters: &[
        period(14, 1),
        real("multiplier", 2.0, 0.0, 1e6, "how many average true ranges the bands are away from the close"),
    ],
    outputs: &[line("upperband"), line("lowerband")],
    place: Place::Chart,
    warmup: |settings| settings.period(),
    build: |settings| over_bars(AtrBands::new(settings.period(), settings.real("multiplier"))),
};

columns! {
    /// What it says.
    pub struct AtrBandsOutput {
        /// Above the close.
        upper: f64,
        /// Below the close.
        lower: f64,
    }
}

/// A distance above and below the close. Constant time and memory.
#[derive(Clone, Debug)]
pub struct AtrBands {
    multiplier: f64,
    range: AverageTrueRange,
}

impl AtrBands {
    /// `multiplier` average true ranges over `period` away.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize, multiplier: f64) -> Self {
        Self { multiplier, range: AverageTrueRange::new(period) }
    }
}

impl Streaming for AtrBands {
    type Input = HighLowClose;
    type Output = AtrBandsOutput;

    #[inline]
    fn update(&mut self, bar: HighLowClose) -> Option<AtrBandsOutput> {
        let distance = self.multiplier * self.range.update(bar)?;
        Some(AtrBandsOutput { upper: bar.close + distance, lower: bar.close - distance })
    }
}
