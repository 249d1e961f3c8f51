//! How orders meet prices.
//!
//! - [`on_candle`]: the open, the walk through a candle, and the fill. - [`book`]: the orders of one instrument.

pub mod book;
pub mod on_candle;

pub(crate) use book::{Market, SimOrder};
pub use on_candle::{Step, Walk};
