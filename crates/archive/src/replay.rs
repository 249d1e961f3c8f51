//! History as if it were live: candles in order, when each is due in market time. The clock is the caller's.

use model::{Candle, Candles, Instant};
use std::sync::Arc;

/// A walk over loaded candles from some index on.
#[derive(Clone, Debug)]
pub struct Replay {
    candles: Arc<Candles>,
    next: usize,
}

impl Replay {
    /// A replay whose first candle is the one at `start`; without candles left when `start` is past the end.
    #[must_use]
    pub const fn new(candles: Arc<Candles>, start: usize) -> Self {
        Self { candles, next: start }
    }

    /// The candles that are replayed, those before the start being what has been.
    #[must_use]
    pub const fn candles(&self) -> &Arc<Candles> {
        &self.candles
    }

    /// The index of the candle that comes next.
    #[must_use]
    pub const fn position(&self) -> usize {
        self.next
    }

    /// When the candle that comes next begins in market time; `None` after the last.
    #[must_use]
    pub fn next_at(&self) -> Option<Instant> {
        self.candles.open_at().get(self.next).copied().map(Instant::from_nanos)
    }
}

impl Iterator for Replay {
    /// When the candle began in market time, and the candle; it is closed one time frame later.
    type Item = (Instant, Candle);

    fn next(&mut self) -> Option<Self::Item> {
        let candle = (self.next < self.candles.len()).then(|| self.candles.get(self.next))?;
        self.next += 1;
        Some((candle.open_at, candle))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.candles.len().saturating_sub(self.next);
        (left, Some(left))
    }
}

impl ExactSizeIterator for Replay {}
