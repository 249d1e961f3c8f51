//! Relative strength index.

use crate::indicators::lanes::Number;
use crate::indicators::lanes::fading::{self, Recurrence};
use crate::indicators::smoothing::{Shares, Step};
use crate::registry::adapt::over_price_columns;
use crate::registry::parameters::{SOURCE, period};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "rsi",
    title: "Relative strength index",
    group: Group::Momentum,
    doc: "100 * gain / (gain + loss): Wilder's means of the rises and of the falls from price to price, each \
          value = (value * (n - 1) + newest) / n, seeded with the simple mean of the first `timeperiod` ones. 0 where the \
          price has not moved. Unit: 0 to 100. Source: J. Welles Wilder, New Concepts in Technical Trading Systems (1978); \
          TA-Lib RSI.",
    inputs: &["price"],
    parameters: &[period(14, 2), SOURCE],
    outputs: &[line("rsi")],
    place: Place::Pane,
    warmup: |settings| settings.period(),
    build: |settings| {
        over_price_columns(Rsi::<Shares>::new(settings.period()), settings.source(), fading::batch)
    },
};

/// Wilder's means of rises and falls. Constant time and memory.
///
/// Both are kept here, rather than in two averages, since they are always warm together.
#[derive(Clone, Debug)]
pub struct Rsi<S = Shares> {
    period: usize,
    seen: usize,
    step: S,
    price: f64,
    rise: f64,
    fall: f64,
}

impl<S: Wilder> Rsi<S> {
    /// Over `period` changes.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        assert!(period > 0, "invariant: an average is over at least one value");
        Self { period, seen: 0, step: S::new(period), price: 0.0, rise: 0.0, fall: 0.0 }
    }
}

impl<S: Wilder> Recurrence<3, 1> for Rsi<S> {
    fn state(&self) -> Option<[f64; 3]> {
        (self.seen > self.period).then_some([self.price, self.rise, self.fall])
    }

    fn resume(&mut self, state: [f64; 3]) {
        [self.price, self.rise, self.fall] = state;
    }

    fn memory(&self) -> usize {
        fading::memory_of(self.step.newest_share())
    }

    #[inline(always)]
    fn next<N: Number>(&self, state: &mut [N; 3], price: N) -> [N; 1] {
        let [last_price, rise, fall] = *state;
        let [rising, falling] = moves(last_price, price);
        let (rise, fall) = (self.step.next(rise, rising), self.step.next(fall, falling));
        *state = [price, rise, fall];
        [share(rise, fall)]
    }
}

/// How far the price rose, and how far it fell.
#[inline(always)]
fn moves<N: Number>(last: N, price: N) -> [N; 2] {
    let change = price - last;
    let rise = change.zip(change, |change, _| if change > 0.0 { change } else { 0.0 });
    [rise, rise - change]
}

/// The share of the rises in all moves, in per cent; 0 where nothing moved.
#[inline(always)]
fn share<N: Number>(rise: N, fall: N) -> N {
    let moved = rise + fall;
    (N::of(100.0) * (rise / moved)).zip(moved, |share, moved| if moved > 0.0 { share } else { 0.0 })
}

impl<S: Wilder> Streaming for Rsi<S> {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        if let Some(mut state) = self.state() {
            let [share] = self.next(&mut state, price);
            self.resume(state);
            return Some(share);
        }
        let [rise, fall] = moves(self.price, price);
        self.price = price;
        self.seen += 1;
        if self.seen == 1 {
            return None;
        }
        self.rise += rise;
        self.fall += fall;
        if self.seen <= self.period {
            return None;
        }
        self.rise = self.step.first(self.rise, self.period);
        self.fall = self.step.first(self.fall, self.period);
        Some(share(self.rise, self.fall))
    }
}

/// How Wilder's mean is rounded: (mean * (period - 1) + value) / period.
pub trait Wilder: Step {
    /// Over `period` values.
    fn new(period: usize) -> Self;
    /// The first mean, of the sum of `period` values.
    fn first(&self, sum: f64, period: usize) -> f64;
}

/// By the shares of mean and value: the fastest.
impl Wilder for Shares {
    fn new(period: usize) -> Self {
        Self::wilder(period)
    }

    fn first(&self, sum: f64, period: usize) -> f64 {
        sum / period as f64
    }
}

/// To the last digit as TA-Lib does it: for what makes much of last digits.
#[derive(Clone, Debug)]
pub struct AsTalib {
    before: f64,
    share: f64,
}

impl Step for AsTalib {
    fn newest_share(&self) -> f64 {
        self.share
    }

    #[inline(always)]
    fn next<N: Number>(&self, mean: N, value: N) -> N {
        (mean * N::of(self.before) + value) * N::of(self.share)
    }
}

impl Wilder for AsTalib {
    fn new(period: usize) -> Self {
        Self { before: period as f64 - 1.0, share: 1.0 / period as f64 }
    }

    fn first(&self, sum: f64, _period: usize) -> f64 {
        sum * self.share
    }
}
