//! Statistics of a window.

use crate::registry::Spec;

/// All of this family, by name.
pub const ALL: &[&Spec] = &[];
