//! Exponential smoothing as a weighted sum of the newest value and the last result, which rounds otherwise than moving the
//! last result by a share of the distance; what Wilder's average and T3 are built of.

use crate::streaming::Streaming;

/// value = newest_share * price + (the rest) * value, seeded with the mean of the first prices. Constant time and memory.
#[derive(Clone, Debug)]
pub struct Smoothing {
    newest_share: f64,
    last_share: f64,
    period: usize,
    seen: usize,
    value: f64,
}

impl Smoothing {
    /// Wilder's: the newest price counts 1 / `period`, taken as what (`period` - 1) / `period` leaves of 1.
    #[must_use]
    pub fn wilder(period: usize) -> Self {
        let last_share = (period - 1) as f64 / period as f64;
        Self { newest_share: 1.0 - last_share, last_share, period, seen: 0, value: 0.0 }
    }

    /// That of an exponential average: the newest price counts 2 / (`period` + 1).
    #[must_use]
    pub fn exponential(period: usize) -> Self {
        let newest_share = 2.0 / (period as f64 + 1.0);
        Self { newest_share, last_share: 1.0 - newest_share, period, seen: 0, value: 0.0 }
    }
}

impl Streaming for Smoothing {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        if self.seen >= self.period {
            self.value = self.newest_share * price + self.last_share * self.value;
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
