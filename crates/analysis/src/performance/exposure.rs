//! How much of the time something was held.

/// Candles counted by whether a position was open at their close.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Exposure {
    candles: u64,
    candles_held: u64,
}

impl Exposure {
    /// No candles yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Counts a candle at whose close something was held.
    #[inline]
    pub const fn push_held(&mut self) {
        self.candles += 1;
        self.candles_held += 1;
    }

    /// Counts a candle at whose close nothing was held.
    #[inline]
    pub const fn push_flat(&mut self) {
        self.candles += 1;
    }

    /// The share of candles, 0 to 1, at whose close something was held; `None` without candles.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "candles stay far below 2^53")]
    pub fn share(self) -> Option<f64> {
        (self.candles > 0).then(|| self.candles_held as f64 / self.candles as f64)
    }
}
