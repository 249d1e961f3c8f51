//! Exponential smoothing as a weighted sum of the newest value and the last result, which rounds otherwise than moving the
//! last result by a share of the distance; what Wilder's averages are built of.

use crate::indicators::lanes::Number;
use crate::indicators::lanes::fading::{self, Recurrence};
use crate::streaming::Streaming;

/// value = newest_share * price + (the rest) * value, seeded with the mean of the first prices. Constant time and memory.
#[derive(Clone, Debug)]
pub struct Smoothing {
    period: usize,
    seen: usize,
    newest_share: f64,
    last_share: f64,
    /// The last value; before there is one, the sum of the prices.
    value: f64,
}

impl Smoothing {
    /// Wilder's: the newest price counts 1 / `period`, taken as what (`period` - 1) / `period` leaves of 1.
    #[must_use]
    pub fn wilder(period: usize) -> Self {
        let last_share = (period - 1) as f64 / period as f64;
        Self { period, seen: 0, newest_share: 1.0 - last_share, last_share, value: 0.0 }
    }

    /// Whether it has a value.
    #[must_use]
    pub const fn is_warm(&self) -> bool {
        self.seen >= self.period
    }
}

impl Recurrence<1, 1> for Smoothing {
    fn state(&self) -> Option<[f64; 1]> {
        self.is_warm().then_some([self.value])
    }

    fn resume(&mut self, [value]: [f64; 1]) {
        self.value = value;
    }

    fn memory(&self) -> usize {
        fading::memory_of(self.newest_share)
    }

    #[inline(always)]
    fn next<N: Number>(&self, value: &mut [N; 1], price: N) -> [N; 1] {
        *value = value.map(|value| N::of(self.newest_share) * price + N::of(self.last_share) * value);
        *value
    }
}

impl Streaming for Smoothing {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        if let Some(mut value) = self.state() {
            [self.value] = self.next(&mut value, price);
            return Some(self.value);
        }
        self.seen += 1;
        self.value += price;
        if self.seen < self.period {
            return None;
        }
        self.value /= self.period as f64;
        Some(self.value)
    }
}
