//! Exponential smoothing as a weighted sum of the newest value and the last result, which rounds otherwise than moving the
//! last result by a share of the distance; what Wilder's averages are built of.

use crate::streaming::Streaming;

/// value = newest_share * price + (the rest) * value, seeded with the mean of the first prices. Constant time and memory.
///
/// A value is reached from the one before the last, in one step over two prices: so a value need not wait for the last.
#[derive(Clone, Debug)]
pub struct Smoothing {
    period: usize,
    seen: usize,
    /// The sum of the first prices.
    sum: f64,
    steps: Steps,
}

/// What goes on once there is a first value.
#[derive(Clone, Copy, Debug)]
struct Steps {
    newest_share: f64,
    /// What the price before the newest counts.
    second_share: f64,
    /// What the value before the last one counts.
    far_share: f64,
    last_price: f64,
    far_value: f64,
    value: f64,
}

impl Steps {
    #[inline(always)]
    fn next(&mut self, price: f64) -> f64 {
        let prices = self.newest_share * price + self.second_share * self.last_price;
        let value = prices + self.far_share * self.far_value;
        self.far_value = self.value;
        self.last_price = price;
        self.value = value;
        value
    }
}

impl Smoothing {
    /// Wilder's: the newest price counts 1 / `period`, taken as what (`period` - 1) / `period` leaves of 1.
    #[must_use]
    pub fn wilder(period: usize) -> Self {
        let last_share = (period - 1) as f64 / period as f64;
        Self::new(period, 1.0 - last_share, last_share)
    }

    /// Whether it has a value.
    #[must_use]
    pub const fn is_warm(&self) -> bool {
        self.seen >= self.period
    }

    /// Once warm: adds the values after each of the prices.
    #[inline]
    pub fn run(&mut self, prices: &[f64], values: &mut Vec<f64>) {
        // By value, so that what changes from step to step stays in registers.
        let mut steps = self.steps;
        values.extend(prices.iter().map(|price| steps.next(*price)));
        self.steps = steps;
    }

    fn new(period: usize, newest_share: f64, last_share: f64) -> Self {
        let steps = Steps {
            newest_share,
            second_share: newest_share * last_share,
            far_share: last_share * last_share,
            last_price: 0.0,
            far_value: 0.0,
            value: 0.0,
        };
        Self { period, seen: 0, sum: 0.0, steps }
    }
}

impl Streaming for Smoothing {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        if self.is_warm() {
            return Some(self.steps.next(price));
        }
        self.seen += 1;
        self.sum += price;
        if self.seen < self.period {
            return None;
        }
        let first = self.sum / self.period as f64;
        let steps = &mut self.steps;
        (steps.value, steps.far_value, steps.last_price) = (first, first, first);
        Some(first)
    }
}
