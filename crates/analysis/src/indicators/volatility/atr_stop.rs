//! Trailing stop of average true ranges.

use super::atr_bands::{AtrBands, AtrBandsOutput};
use crate::registry::adapt::over_bars;
use crate::registry::parameters::{period, real};
use crate::registry::{Group, Place, Spec, integer, line};
use crate::streaming::{HighLowClose, Streaming, columns};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "atr_stop",
    title: "ATR trailing stop",
    group: Group::Volatility,
    doc: "Bands at close ± multiplier * ATR (Wilder's) over `timeperiod`. Each band moves only towards price, until the close \
          before was beyond it. atr_stop = the lower band while trend is 1, the upper one while it is -1; trend turns with a \
          close at or beyond the stop, and begins as the last close rose or fell. Unit: the price's. Source: after J. Welles \
          Wilder, New Concepts in Technical Trading Systems (1978), Volatility System; compared with Stock.Indicators.",
    inputs: &["high", "low", "close"],
    parameters: &[
        period(21, 1),
        real("multiplier", 3.0, 0.0, 1e6, "how many average true ranges the stop is away from the close"),
    ],
    outputs: &[line("atr_stop"), integer("trend")],
    place: Place::Chart,
    warmup: |settings| settings.period(),
    build: |settings| over_bars(AtrStop::new(settings.period(), settings.real("multiplier"))),
};

columns! {
    /// What it says.
    pub struct AtrStopOutput {
        /// The stop.
        atr_stop: f64,
        /// 1 up, -1 down.
        trend: f64,
    }
}

/// A stop that follows the close at a distance and never goes back. Constant time and memory.
#[derive(Clone, Debug)]
pub struct AtrStop {
    bands: AtrBands,
    last_close: Option<f64>,
    trail: Option<Trail>,
}

#[derive(Clone, Copy, Debug)]
struct Trail {
    upper: f64,
    lower: f64,
    is_up: bool,
}

impl AtrStop {
    /// `multiplier` average true ranges over `period` away.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize, multiplier: f64) -> Self {
        Self { bands: AtrBands::new(period, multiplier), last_close: None, trail: None }
    }
}

impl Trail {
    #[inline]
    fn next(self, bands: AtrBandsOutput, last_close: f64, close: f64) -> Self {
        let is_upper_new = bands.upper < self.upper || last_close > self.upper;
        let is_lower_new = bands.lower > self.lower || last_close < self.lower;
        let upper = if is_upper_new { bands.upper } else { self.upper };
        let lower = if is_lower_new { bands.lower } else { self.lower };
        Self { upper, lower, is_up: close > if self.is_up { lower } else { upper } }
    }
}

impl Streaming for AtrStop {
    type Input = HighLowClose;
    type Output = AtrStopOutput;

    #[inline]
    fn update(&mut self, bar: HighLowClose) -> Option<AtrStopOutput> {
        let last_close = self.last_close.replace(bar.close);
        let bands = self.bands.update(bar)?;
        let last_close = last_close?;
        let start = Trail { upper: bands.upper, lower: bands.lower, is_up: bar.close >= last_close };
        let trail = self.trail.unwrap_or(start).next(bands, last_close, bar.close);
        self.trail = Some(trail);
        Some(if trail.is_up {
            AtrStopOutput { atr_stop: trail.lower, trend: 1.0 }
        } else {
            AtrStopOutput { atr_stop: trail.upper, trend: -1.0 }
        })
    }
}
