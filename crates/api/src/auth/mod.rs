//! How browsers stay signed in.
//!
//! - [`cookies`]: their names, their making, their reading.

pub mod cookies;
