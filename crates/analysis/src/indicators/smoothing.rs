//! Means in which a price counts less with every price after it.

use crate::indicators::lanes::Number;
use crate::indicators::lanes::fading::{self, Recurrence};
use crate::streaming::Streaming;

/// How the last value and the newest price become the next value: the same in mathematics, but not in the last digit.
pub trait Step: Clone {
    /// How much the newest price counts.
    fn newest_share(&self) -> f64;

    /// The value after `value`.
    fn next<N: Number>(&self, value: N, price: N) -> N;
}

/// By this share of the distance to the price.
#[derive(Clone, Copy, Debug)]
pub struct Distance(pub f64);

impl Step for Distance {
    fn newest_share(&self) -> f64 {
        self.0
    }

    #[inline(always)]
    fn next<N: Number>(&self, value: N, price: N) -> N {
        value + (price - value) * N::of(self.0)
    }
}

/// As the sum of a share of the price and a share of the value.
#[derive(Clone, Copy, Debug)]
pub struct Shares {
    newest: f64,
    last: f64,
}

impl Shares {
    /// Wilder's: the newest price counts 1 / `period`, taken as what (`period` - 1) / `period` leaves of 1.
    #[must_use]
    pub fn wilder(period: usize) -> Self {
        let last = (period - 1) as f64 / period as f64;
        Self { newest: 1.0 - last, last }
    }
}

impl Step for Shares {
    fn newest_share(&self) -> f64 {
        self.newest
    }

    #[inline(always)]
    fn next<N: Number>(&self, value: N, price: N) -> N {
        N::of(self.newest) * price + N::of(self.last) * value
    }
}

/// A mean that is seeded with that of the first `period` prices and goes on by steps. Constant time and memory.
#[derive(Clone, Debug)]
pub struct Seeded<S> {
    period: usize,
    seen: usize,
    step: S,
    /// The last value; before there is one, the sum of the prices.
    value: f64,
}

/// What Wilder's averages are built of.
pub type Smoothing = Seeded<Shares>;

impl Smoothing {
    /// Wilder's mean over `period` prices.
    #[must_use]
    pub fn wilder(period: usize) -> Self {
        Self::with_step(period, Shares::wilder(period))
    }
}

impl<S: Step> Seeded<S> {
    /// Seeded with the mean of the first `period` prices.
    #[must_use]
    pub const fn with_step(period: usize, step: S) -> Self {
        Self { period, seen: 0, step, value: 0.0 }
    }

    /// Whether it has a value.
    #[must_use]
    pub const fn is_warm(&self) -> bool {
        self.seen >= self.period
    }

    /// How it goes on.
    #[must_use]
    pub const fn step(&self) -> &S {
        &self.step
    }
}

impl<S: Step> Recurrence<1, 1> for Seeded<S> {
    fn state(&self) -> Option<[f64; 1]> {
        self.is_warm().then_some([self.value])
    }

    fn resume(&mut self, [value]: [f64; 1]) {
        self.value = value;
    }

    fn memory(&self) -> usize {
        fading::memory_of(self.step.newest_share())
    }

    #[inline(always)]
    fn next<N: Number>(&self, value: &mut [N; 1], price: N) -> [N; 1] {
        *value = value.map(|value| self.step.next(value, price));
        *value
    }
}

impl<S: Step> Streaming for Seeded<S> {
    type Input = f64;
    type Output = f64;

    #[inline(always)]
    fn update(&mut self, price: f64) -> Option<f64> {
        if self.is_warm() {
            self.value = self.step.next(self.value, price);
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
