//! The highest high and the lowest low of the last bars, without their places and without a search.

use crate::streaming::HighLow;

/// How far the prices of some bars reach.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reach {
    /// The highest high.
    pub highest: f64,
    /// The lowest low.
    pub lowest: f64,
}

impl Reach {
    /// That of no bar.
    const NONE: Self = Self { highest: f64::NEG_INFINITY, lowest: f64::INFINITY };

    /// From the lowest to the highest.
    #[inline]
    #[must_use]
    pub fn width(self) -> f64 {
        self.highest - self.lowest
    }

    /// Halfway between them.
    #[inline]
    #[must_use]
    pub fn middle(self) -> f64 {
        (self.highest + self.lowest) * 0.5
    }

    #[inline]
    fn and(self, other: Self) -> Self {
        Self {
            highest: if self.highest > other.highest { self.highest } else { other.highest },
            lowest: if self.lowest < other.lowest { self.lowest } else { other.lowest },
        }
    }
}

/// The reach of the last `period` bars, in amortised constant time (van Herk's and Gil's and Werman's block scan).
///
/// The bars come in blocks of `period`. The window is always the end of the last full block, whose extremes to its end were
/// found when it was full, and the start of the current one. No branch depends on the prices.
#[derive(Clone, Debug)]
pub struct SlidingReach {
    /// From `next` on: the highest of the last full block from each place to its end; before: the current block's highs.
    highs: Box<[f64]>,
    /// The same of the lows. Apart from the highs, since a pair that was just stored by halves is slow to be read as one.
    lows: Box<[f64]>,
    next: usize,
    /// The reach of the current block.
    started: Reach,
    is_full: bool,
}

impl SlidingReach {
    /// Over `period` bars.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        assert!(period > 0, "invariant: an extreme is over at least one bar");
        let cells = vec![0.0; period].into_boxed_slice();
        Self { highs: cells.clone(), lows: cells, next: 0, started: Reach::NONE, is_full: false }
    }

    /// Takes the next bar: the reach of the last `period` ones, once there are that many.
    #[inline(always)]
    pub fn update(&mut self, bar: HighLow) -> Option<Reach> {
        self.started = self.started.and(Reach { highest: bar.high, lowest: bar.low });
        self.highs[self.next] = bar.high;
        self.lows[self.next] = bar.low;
        self.next += 1;
        if self.next < self.highs.len() {
            let older = Reach { highest: self.highs[self.next], lowest: self.lows[self.next] };
            return self.is_full.then(|| self.started.and(older));
        }
        let whole = self.started;
        let mut reach = Reach::NONE;
        for (high, low) in self.highs.iter_mut().zip(self.lows.iter_mut()).rev() {
            reach = reach.and(Reach { highest: *high, lowest: *low });
            *high = reach.highest;
            *low = reach.lowest;
        }
        self.next = 0;
        self.started = Reach::NONE;
        self.is_full = true;
        Some(whole)
    }
}
