//! A clock turned by hand, and chance that counts.

use crate::ports::{Clock, Entropy};
use model::{Instant, Span};
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

/// A clock that stands still until it is turned.
#[derive(Debug)]
pub struct HandClock(AtomicI64);

/// Chance that never repeats itself within a test.
#[derive(Debug, Default)]
pub struct CountedEntropy(AtomicU64);

impl HandClock {
    /// A clock that shows `at`.
    #[must_use]
    pub const fn at(at: Instant) -> Self {
        Self(AtomicI64::new(at.nanos()))
    }

    /// Turns the clock on.
    pub fn turn(&self, span: Span) {
        self.0.fetch_add(span.nanos(), Ordering::SeqCst);
    }
}

impl Default for HandClock {
    /// The middle of January 2027.
    fn default() -> Self {
        Self(AtomicI64::new(1_800_000_000_000_000_000))
    }
}

impl Clock for HandClock {
    fn now(&self) -> Instant {
        Instant::from_nanos(self.0.load(Ordering::SeqCst))
    }
}

impl Entropy for CountedEntropy {
    fn fill(&self, bytes: &mut [u8]) {
        for byte in bytes {
            let count = self.0.fetch_add(1, Ordering::SeqCst);
            // A well mixed byte of the counter (SplitMix64).
            let mut mixed = count.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            *byte = (mixed >> 56) as u8;
        }
    }
}
