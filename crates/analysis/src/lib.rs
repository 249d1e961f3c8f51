//! Pure mathematics of series: no I/O, no clock, no order that a hash decides, and no mathematics library but `libm`.
//!
//! This is the room where floats live. What it is given, it does not change; what it cannot say, it says as `None`.
//!
//! - [`performance`]: how well an account did.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod performance;
