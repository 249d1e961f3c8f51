//! The variance of the last values, as TA-Lib keeps it.

use super::window::Ring;
use crate::streaming::Streaming;

/// The variance is rebuilt when it falls below this share of the mean square that it is taken from…
const STALE_SHARE: f64 = 1e-6;
/// …or when the square that left was this many times the rest…
const OUTLIER_TIMES: f64 = 1e6;
/// …or after this many windows.
const WINDOWS_MAX: usize = 32;
/// A rebuilt variance below this share of its mean square is 0: all values are equal.
const FLOOR_SHARE: f64 = 1e-12;

/// The population variance (divided by n) of the last values: running sums of the deviations from a value near the window,
/// rebuilt from the window when they have lost digits.
///
/// Amortised constant time unless every other value is a far outlier; memory: the window. Source: TA-Lib VAR.
#[derive(Clone, Debug)]
pub struct Variance {
    window: Ring,
    share: f64,
    shift: f64,
    total: f64,
    total_of_squares: f64,
    bars_to_rebuild: usize,
}

impl Variance {
    /// Over `period` values.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self {
            window: Ring::new(period),
            share: 1.0 / period as f64,
            shift: 0.0,
            total: 0.0,
            total_of_squares: 0.0,
            bars_to_rebuild: WINDOWS_MAX * period,
        }
    }

    fn add(&mut self, value: f64) {
        let deviation = value - self.shift;
        self.total += deviation;
        self.total_of_squares += deviation * deviation;
    }

    /// Takes a value out; its squared deviation.
    fn subtract(&mut self, value: f64) -> f64 {
        let deviation = value - self.shift;
        let square = deviation * deviation;
        self.total -= deviation;
        self.total_of_squares -= square;
        square
    }

    fn variance(&self) -> f64 {
        let mean = self.total * self.share;
        self.total_of_squares * self.share - mean * mean
    }

    fn rebuild(&mut self) -> f64 {
        self.bars_to_rebuild = WINDOWS_MAX * self.window.capacity();
        self.shift = self.window.iter().fold(0.0, |total, value| total + value) * self.share;
        self.total = 0.0;
        self.total_of_squares = 0.0;
        let shift = self.shift;
        for value in self.window.iter() {
            let deviation = value - shift;
            self.total += deviation;
            self.total_of_squares += deviation * deviation;
        }
        let variance = self.variance();
        if variance < FLOOR_SHARE * (self.total_of_squares * self.share) { 0.0 } else { variance }
    }
}

impl Streaming for Variance {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, value: f64) -> Option<f64> {
        if self.window.is_empty() {
            self.shift = value;
        }
        self.window.push(value);
        self.add(value);
        if !self.window.is_full() {
            return None;
        }
        let oldest = self.window.oldest()?;
        let mut variance = self.variance();
        let left = self.subtract(oldest);
        self.bars_to_rebuild -= 1;
        if variance < STALE_SHARE * (self.total_of_squares * self.share)
            || left > OUTLIER_TIMES * self.total_of_squares
            || self.bars_to_rebuild == 0
        {
            variance = self.rebuild();
            self.subtract(oldest);
        }
        Some(variance)
    }
}
