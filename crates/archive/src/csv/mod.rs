//! Candles as text, one row each.
//!
//! - [`header`]: which column stands where. - [`rows`]: the rows, byte by byte.

mod header;
mod rows;

pub(crate) use rows::read_rows;
