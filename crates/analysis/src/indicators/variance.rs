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
    sums: Sums,
    bars_to_rebuild: usize,
}

/// Sums over the window.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    /// What the deviations are taken from.
    shift: f64,
    total: f64,
    total_of_squares: f64,
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
            sums: Sums::default(),
            bars_to_rebuild: WINDOWS_MAX * period,
        }
    }
}

impl Sums {
    /// Made anew, with the deviations taken from the mean.
    #[cold]
    #[inline(never)]
    fn of(halves: [&[f64]; 2], share: f64) -> Self {
        let values = || halves.into_iter().flatten();
        let shift = values().fold(0.0, |total, value| total + value) * share;
        let mut sums = Self { shift, ..Self::default() };
        values().for_each(|value| sums.add(*value));
        sums
    }

    #[inline(always)]
    fn add(&mut self, value: f64) {
        let deviation = value - self.shift;
        self.total += deviation;
        self.total_of_squares += deviation * deviation;
    }

    /// Takes a value out; its squared deviation.
    #[inline(always)]
    fn subtract(&mut self, value: f64) -> f64 {
        let deviation = value - self.shift;
        let square = deviation * deviation;
        self.total -= deviation;
        self.total_of_squares -= square;
        square
    }

    #[inline(always)]
    fn variance(&self, share: f64) -> f64 {
        let mean = self.total * share;
        self.total_of_squares * share - mean * mean
    }
}

impl Streaming for Variance {
    type Input = f64;
    type Output = f64;

    #[inline(always)]
    fn update(&mut self, value: f64) -> Option<f64> {
        if self.window.is_empty() {
            self.sums.shift = value;
        }
        self.window.push(value);
        self.sums.add(value);
        if !self.window.is_full() {
            return None;
        }
        let oldest = self.window.oldest()?;
        let mut variance = self.sums.variance(self.share);
        let left = self.sums.subtract(oldest);
        self.bars_to_rebuild -= 1;
        if variance < STALE_SHARE * (self.sums.total_of_squares * self.share)
            || left > OUTLIER_TIMES * self.sums.total_of_squares
            || self.bars_to_rebuild == 0
        {
            self.bars_to_rebuild = WINDOWS_MAX * self.window.capacity();
            self.sums = Sums::of(self.window.halves(), self.share);
            variance = self.sums.variance(self.share);
            if variance < FLOOR_SHARE * (self.sums.total_of_squares * self.share) {
                variance = 0.0;
            }
            self.sums.subtract(oldest);
        }
        Some(variance)
    }
}
