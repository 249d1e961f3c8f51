//! The yardstick of structure: Wilder's average true range, bar by bar.

use crate::indicators::trend::ema::Ema;
use crate::{Bar, Streaming};

/// The window of the average true range, in bars (Wilder's 14).
pub const RANGE_PERIOD: usize = 14;

/// Wilder's average true range. Until it is warm it says the mean of the ranges seen so far, as a yardstick is needed from
/// the first bar on. Constant time and memory.
#[derive(Clone, Debug)]
pub(crate) struct AverageRange {
    smooth: Ema,
    last_close: Option<f64>,
    seen: usize,
    sum: f64,
    value: f64,
}

impl AverageRange {
    pub(crate) const fn new() -> Self {
        Self {
            smooth: Ema::with_factor(RANGE_PERIOD, 1.0 / RANGE_PERIOD as f64),
            last_close: None,
            seen: 0,
            sum: 0.0,
            value: 0.0,
        }
    }

    /// Takes the next bar: the average range with it.
    pub(crate) fn update(&mut self, bar: &Bar) -> f64 {
        let range = match self.last_close.replace(bar.close) {
            Some(close) => bar.high.max(close) - bar.low.min(close),
            None => bar.high - bar.low,
        };
        self.value = match self.smooth.update(range) {
            Some(value) => value,
            None => {
                self.seen += 1;
                self.sum += range;
                self.sum / self.seen as f64
            }
        };
        self.value
    }
}
