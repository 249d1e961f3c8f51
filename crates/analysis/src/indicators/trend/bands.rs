//! Three lines: what bands and channels say, and how far apart they are.

use crate::indicators::number::finite;
use crate::streaming::{Streaming, columns};

columns! {
    /// A middle between two bands. Unit: the price's.
    #[derive(Default)]
    pub struct BandsOutput {
        /// The upper band.
        upper: f64,
        /// The middle.
        middle: f64,
        /// The lower band.
        lower: f64,
    }
}

/// The distance between two bands in per cent of their middle; none about a middle of 0. Time and memory: the bands'.
#[derive(Clone, Debug)]
pub struct BandsWidth<T> {
    bands: T,
}

impl<T> BandsWidth<T> {
    /// Of these bands.
    #[must_use]
    pub const fn new(bands: T) -> Self {
        Self { bands }
    }
}

impl<T: Streaming<Output = BandsOutput>> Streaming for BandsWidth<T> {
    type Input = T::Input;
    type Output = f64;

    #[inline]
    fn update(&mut self, input: T::Input) -> Option<f64> {
        let bands = self.bands.update(input)?;
        finite((bands.upper - bands.lower) / bands.middle * 100.0)
    }
}
