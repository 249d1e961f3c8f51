//! How far prices swing.

pub mod adr;
pub mod atr;
pub mod cvi;
pub mod massi;
pub mod natr;
pub mod rvi;
pub mod trange;

use crate::registry::Spec;

/// All of this family, by name.
pub const ALL: &[&Spec] =
    &[&adr::SPEC, &atr::SPEC, &cvi::SPEC, &massi::SPEC, &natr::SPEC, &rvi::SPEC, &trange::SPEC];
