//! Candles as text, one row each.
//!
//! - [`header`]: which column stands where. - [`rows`]: the rows in, byte by byte. - [`write`]: the rows out.

mod header;
mod rows;
mod write;

pub(crate) use header::{Plan, excerpt};
pub(crate) use rows::{price_of_text, read_rows, volume_of_text};
pub(crate) use write::write_rows;
