//! Mean, variance and higher moments of the last values.

use super::window::Ring;
use crate::streaming::{Streaming, columns};

/// The sums are rebuilt when the variance falls below this share of the mean square that it is taken from…
const STALE_SHARE: f64 = 1e-2;
/// …or when the square that left was this many times the rest…
const OUTLIER_TIMES: f64 = 1e2;
/// …or after as many bars as the window has.
/// A rebuilt variance up to this share of its mean square is 0: all values are equal.
const FLOOR_SHARE: f64 = 1e-12;

columns! {
    /// The mean, and the means of the powers of the distance to it.
    pub struct CentralMoments {
        /// The mean.
        mean: f64,
        /// The variance (divided by n); 0 if all values are equal.
        second: f64,
        /// The mean cube.
        third: f64,
        /// The mean fourth power.
        fourth: f64,
    }
}

/// The moments of the last values: running sums of the powers of the deviations from a value near the window, rebuilt from
/// the window once for each of its lengths and when they have lost digits.
///
/// Amortised constant time; memory: the window.
#[derive(Clone, Debug)]
pub struct Moments {
    window: Ring,
    shift: f64,
    totals: [f64; 4],
    has_lost_digits: bool,
    bars_to_rebuild: usize,
}

impl Moments {
    /// Over `period` values.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self {
            window: Ring::new(period),
            shift: 0.0,
            totals: [0.0; 4],
            has_lost_digits: false,
            bars_to_rebuild: period,
        }
    }

    fn central(&self) -> CentralMoments {
        let [first, second, third, fourth] = self.totals.map(|total| total / self.window.len() as f64);
        let square = first * first;
        CentralMoments {
            mean: self.shift + first,
            second: second - square,
            third: third - 3.0 * first * second + 2.0 * square * first,
            fourth: fourth - 4.0 * first * third + 6.0 * square * second - 3.0 * square * square,
        }
    }

    fn rebuild(&mut self) -> CentralMoments {
        self.bars_to_rebuild = self.window.capacity();
        self.has_lost_digits = false;
        let total = self.window.iter().fold(0.0, |total, value| total + value);
        self.shift = total / self.window.len() as f64;
        let shift = self.shift;
        self.totals = self.window.iter().fold([0.0; 4], |totals, value| {
            let powers = powers(value - shift);
            std::array::from_fn(|order| totals[order] + powers[order])
        });
        let central = self.central();
        if central.second <= FLOOR_SHARE * self.mean_square() {
            return CentralMoments { mean: central.mean, second: 0.0, third: 0.0, fourth: 0.0 };
        }
        central
    }

    fn mean_square(&self) -> f64 {
        self.totals[1] / self.window.len() as f64
    }
}

fn powers(deviation: f64) -> [f64; 4] {
    let square = deviation * deviation;
    [deviation, square, square * deviation, square * square]
}

impl Streaming for Moments {
    type Input = f64;
    type Output = CentralMoments;

    #[inline]
    fn update(&mut self, value: f64) -> Option<CentralMoments> {
        if self.window.is_empty() {
            self.shift = value;
        }
        if let Some(oldest) = self.window.push(value) {
            let powers = powers(oldest - self.shift);
            self.totals = std::array::from_fn(|order| self.totals[order] - powers[order]);
            self.has_lost_digits = powers[1] > OUTLIER_TIMES * self.totals[1];
        }
        let powers = powers(value - self.shift);
        self.totals = std::array::from_fn(|order| self.totals[order] + powers[order]);
        if !self.window.is_full() {
            return None;
        }
        let central = self.central();
        self.bars_to_rebuild -= 1;
        let is_stale = central.second < STALE_SHARE * self.mean_square();
        if is_stale || self.has_lost_digits || self.bars_to_rebuild == 0 {
            return Some(self.rebuild());
        }
        Some(central)
    }
}
