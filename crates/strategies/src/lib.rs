//! The built-in strategies, and the parts that they share.
//!
//! A strategy decides at closes from integer ticks, so that no tie is decided by rounding. It knows no venue and no
//! order; see [`engine::Strategy`] for the contract.
//!
//! - [`sma_cross`], [`breakout`]: the strategies. - [`exits`]: exit machines that any of them can use. - [`sizing`]: how
//!   much to buy. - [`registry`]: names, parameters, documentation; forms, help and checks come from it.
#![forbid(unsafe_code)]
#![deny(missing_docs, clippy::float_arithmetic)]

pub mod breakout;
pub mod exits;
pub mod registry;
pub mod sizing;
pub mod sma_cross;

pub use registry::{Built, StrategyError, StrategyInfo};
