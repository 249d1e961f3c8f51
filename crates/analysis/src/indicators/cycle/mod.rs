//! Cycles, as Ehlers' Hilbert transform finds them.
//!
//! - [`dominant`]: the dominant cycle's length and phase, which the others read.

pub mod dominant;
pub mod ht_dcperiod;
pub mod ht_dcphase;
pub mod ht_phasor;
pub mod ht_sine;
pub mod ht_trendmode;

use crate::registry::Spec;

/// All of this family, by name.
pub const ALL: &[&Spec] =
    &[&ht_dcperiod::SPEC, &ht_dcphase::SPEC, &ht_phasor::SPEC, &ht_sine::SPEC, &ht_trendmode::SPEC];
