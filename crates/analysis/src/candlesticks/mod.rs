//! Candlestick patterns: what one to five candles say.

use crate::registry::Spec;

/// All patterns, by name.
pub const ALL: &[&Spec] = &[];
