//! Averages, bands and stops that follow the price.
//!
//! - [`average`]: the kinds of moving average that other indicators can be told to use.

pub mod average;
pub mod ema;
pub mod sma;

use crate::registry::Spec;

/// All of this family, by name.
pub const ALL: &[&Spec] = &[&ema::SPEC, &sma::SPEC];
