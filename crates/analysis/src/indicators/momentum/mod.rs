//! Speed and exhaustion of a move.

pub mod macd;

use crate::registry::Spec;

/// All of this family, by name.
pub const ALL: &[&Spec] = &[&macd::SPEC];
