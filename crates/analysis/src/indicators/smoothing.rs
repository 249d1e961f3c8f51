//! Exponential smoothing as a weighted sum of the newest value and the last result, which rounds otherwise than moving the
//! last result by a share of the distance; what Wilder's averages are built of.

use crate::streaming::Streaming;

/// value = newest_share * price + (the rest) * value, seeded with the mean of the first prices. Constant time and memory.
///
/// A value is reached from the one before the last, in one step over two prices: so a value need not wait for the last.
#[derive(Clone, Debug)]
pub struct Smoothing {
    newest_share: f64,
    /// What the price before the newest counts.
    second_share: f64,
    /// What the value before the last one counts.
    far_share: f64,
    period: usize,
    seen: usize,
    last_price: f64,
    far_value: f64,
    value: f64,
}

impl Smoothing {
    /// Wilder's: the newest price counts 1 / `period`, taken as what (`period` - 1) / `period` leaves of 1.
    #[must_use]
    pub fn wilder(period: usize) -> Self {
        let last_share = (period - 1) as f64 / period as f64;
        Self::new(period, 1.0 - last_share, last_share)
    }

    fn new(period: usize, newest_share: f64, last_share: f64) -> Self {
        Self {
            newest_share,
            second_share: newest_share * last_share,
            far_share: last_share * last_share,
            period,
            seen: 0,
            last_price: 0.0,
            far_value: 0.0,
            value: 0.0,
        }
    }
}

impl Streaming for Smoothing {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        if self.seen >= self.period {
            let prices = self.newest_share * price + self.second_share * self.last_price;
            let value = prices + self.far_share * self.far_value;
            self.far_value = self.value;
            self.last_price = price;
            self.value = value;
            return Some(value);
        }
        self.seen += 1;
        self.value += price;
        if self.seen < self.period {
            return None;
        }
        self.value /= self.period as f64;
        self.far_value = self.value;
        self.last_price = self.value;
        Some(self.value)
    }
}
