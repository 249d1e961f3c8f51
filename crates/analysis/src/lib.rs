//! Pure mathematics of series: no I/O, no clock, no order that a hash decides, and no mathematics library but `libm`.
//!
//! This is the room where floats live. What it is given, it does not change; what it cannot say, it says as `None`.
//!
//! - [`bars`]: candles as columns of `f64`. - [`figure`]: numbers in words. - [`streaming`]: what an indicator is. - [`registry`]: every indicator under its
//!   name. - [`indicators`]: the indicators, one per file. - [`candlesticks`]: patterns of one to five candles.
//! - [`structure`]: turning points, levels, trend lines. - [`fibonacci`]: ratios laid on swings. - [`elliott`]: waves.
//! - [`shapes`]: chart shapes and harmonics. - [`signals`]: what all of it says together. - [`performance`]: how well an
//!   account did.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod bars;
pub mod candlesticks;
pub mod elliott;
pub mod fibonacci;
pub mod figure;
pub mod indicators;
pub mod performance;
pub mod registry;
pub mod shapes;
pub mod signals;
pub mod streaming;
pub mod structure;

pub use bars::{Bar, Bars, BarsError};
pub use figure::Figure;
pub use streaming::{FromBar, Row, Source, Streaming};
