//! The volume-weighted price since a beginning, and how far prices were from it.

use crate::streaming::{HighLowCloseVolume, columns};

columns! {
    /// What the volume-weighted prices with bands say.
    pub struct WeightedBands {
        /// The mean price, weighted with volume.
        vwap: f64,
        /// So many standard deviations above it.
        upper: f64,
        /// As many below it.
        lower: f64,
    }
}

/// The mean of the typical prices and their variance, both weighted with volume. Constant time and memory.
///
/// The variance is carried as West's sum of squares, which loses no digits to large prices. Source: D. H. D. West,
/// Communications of the ACM 22:9 (1979).
#[derive(Clone, Copy, Debug, Default)]
pub struct WeightedPrice {
    paid: f64,
    volume: f64,
    mean: f64,
    squares: f64,
}

impl WeightedPrice {
    /// Takes the next bar.
    #[inline]
    pub fn add(&mut self, bar: HighLowCloseVolume) {
        if bar.volume <= 0.0 {
            return;
        }
        let typical = (bar.high + bar.low + bar.close) / 3.0;
        self.paid += typical * bar.volume;
        self.volume += bar.volume;
        let distance = typical - self.mean;
        self.mean += distance * (bar.volume / self.volume);
        self.squares += bar.volume * distance * (typical - self.mean);
    }

    /// The mean with bands of `deviations` standard deviations (divided by the volume); `None` until something was traded.
    #[inline]
    #[must_use]
    pub fn bands(&self, deviations: f64) -> Option<WeightedBands> {
        if self.volume <= 0.0 {
            return None;
        }
        let vwap = self.paid / self.volume;
        let distance = deviations * (self.squares / self.volume).max(0.0).sqrt();
        Some(WeightedBands { vwap, upper: vwap + distance, lower: vwap - distance })
    }
}
