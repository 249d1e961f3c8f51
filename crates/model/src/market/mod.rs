//! Market history as columns of integers.
//!
//! - `fingerprint`: one number for a series. - [`candle`]: one candle. - [`columns`]: a series of candles, column by column. - [`scale`]: ticks and prices.

pub mod candle;
pub mod columns;
mod fingerprint;
pub mod scale;

pub use candle::Candle;
pub use columns::{Candles, CandlesError};
pub use scale::PriceScale;
