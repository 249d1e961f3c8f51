//! How far prices swing.

use crate::registry::Spec;

/// All of this family, by name.
pub const ALL: &[&Spec] = &[];
