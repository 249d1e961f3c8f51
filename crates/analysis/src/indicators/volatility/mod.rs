//! How far prices swing.

pub mod atr;
pub mod rvi;
pub mod trange;

use crate::registry::Spec;

/// All of this family, by name.
pub const ALL: &[&Spec] = &[&atr::SPEC, &rvi::SPEC, &trange::SPEC];
