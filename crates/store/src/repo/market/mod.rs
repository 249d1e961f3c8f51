//! What belongs to the market and to nobody's account.
//!
//! - [`catalog`]: assets and instruments. - [`signal`]: signals, and what users make of them.

pub mod catalog;
pub mod signal;
