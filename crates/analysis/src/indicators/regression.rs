//! The straight line of least squares through the last values, as TA-Lib keeps it.

use super::window::Ring;
use crate::streaming::{Streaming, columns};

columns! {
    /// A line through a window: at bar `x` of it (0 is the oldest) it stands at `intercept + slope * x`.
    pub struct Line {
        /// The value at the oldest bar.
        intercept: f64,
        /// The rise from bar to bar.
        slope: f64,
    }
}

impl Line {
    /// The value at bar `x`, counted from the oldest.
    #[inline]
    #[must_use]
    pub fn at(self, x: usize) -> f64 {
        self.intercept + self.slope * x as f64
    }
}

/// The sums are rebuilt when the value that left was this many times the mean size of those that stay…
const OUTLIER_TIMES: f64 = 100.0;
/// …or after this many windows.
const WINDOWS_MAX: usize = 32;

/// The line through the last values, from a sum and a sum weighted by age that are carried from bar to bar, and rebuilt
/// from the window when they have lost digits.
///
/// Amortised constant time unless every other value is a far outlier; memory: the window. Source: TA-Lib LINEARREG; when it
/// rebuilds was found by experiment with its package (0.8.2).
#[derive(Clone, Debug)]
pub struct Regression {
    window: Ring,
    sum: f64,
    /// Σ age · value; the newest has age 0.
    sum_by_age: f64,
    sum_of_ages: f64,
    /// Σ |value|.
    sum_of_sizes: f64,
    divisor: f64,
    oldest: f64,
    bars_to_rebuild: usize,
}

impl Regression {
    /// Over `period` values.
    ///
    /// # Panics
    /// If `period` is below 2: no line goes through one point.
    #[must_use]
    pub fn new(period: usize) -> Self {
        assert!(period > 1, "invariant: a line goes through two points at least");
        let count = period as f64;
        let sum_of_ages = count * (count - 1.0) * 0.5;
        let sum_of_squares = count * (count - 1.0) * (2.0 * count - 1.0) / 6.0;
        Self {
            window: Ring::new(period),
            sum: 0.0,
            sum_by_age: 0.0,
            sum_of_ages,
            sum_of_sizes: 0.0,
            divisor: sum_of_ages * sum_of_ages - count * sum_of_squares,
            oldest: 0.0,
            bars_to_rebuild: WINDOWS_MAX * period,
        }
    }

    fn rebuild(&mut self) {
        self.bars_to_rebuild = WINDOWS_MAX * self.window.capacity();
        self.sum = 0.0;
        self.sum_by_age = 0.0;
        self.sum_of_sizes = 0.0;
        let mut age = self.window.len();
        for value in self.window.iter() {
            age -= 1;
            self.sum += value;
            self.sum_by_age += age as f64 * value;
            self.sum_of_sizes += value.abs();
        }
    }

    /// Moves the sums on by one bar.
    fn slide(&mut self, value: f64) {
        let count = self.window.capacity() as f64;
        self.sum_by_age = self.sum_by_age + self.sum - count * self.oldest;
        self.sum = self.sum - self.oldest + value;
        self.sum_of_sizes = self.sum_of_sizes - self.oldest.abs() + value.abs();
        self.bars_to_rebuild -= 1;
        if self.bars_to_rebuild == 0 || count * self.oldest.abs() > OUTLIER_TIMES * self.sum_of_sizes {
            self.rebuild();
        }
    }

    /// The number of values that the line goes through.
    #[must_use]
    pub const fn period(&self) -> usize {
        self.window.capacity()
    }
}

impl Streaming for Regression {
    type Input = f64;
    type Output = Line;

    #[inline]
    fn update(&mut self, value: f64) -> Option<Line> {
        let was_full = self.window.is_full();
        self.window.push(value);
        if was_full {
            self.slide(value);
        } else if self.window.is_full() {
            self.rebuild();
        } else {
            return None;
        }
        let count = self.window.capacity() as f64;
        self.oldest = self.window.oldest()?;
        let slope = (count * self.sum_by_age - self.sum_of_ages * self.sum) / self.divisor;
        let intercept = (self.sum - slope * self.sum_of_ages) / count;
        Some(Line { intercept, slope })
    }
}
