//! Three lines: what bands and channels say.

use crate::streaming::columns;

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
