//! How far prices swing.

pub mod adr;
pub mod atr;
pub mod atr_bands;
pub mod atr_stop;
pub mod bandwidth;
pub mod chop;
pub mod cvi;
pub mod donchian_width;
pub mod garman_klass;
pub mod hv;
pub mod keltner_width;
pub mod massi;
pub mod natr;
pub mod parkinson;
pub mod percent_b;
pub mod rogers_satchell;
pub mod rvi;
pub mod standard_error_bands;
pub mod starc;
pub mod trange;
pub mod ulcer;
pub mod yang_zhang;

use crate::registry::Spec;

/// All of this family, by name.
pub const ALL: &[&Spec] = &[
    &adr::SPEC,
    &atr::SPEC,
    &atr_bands::SPEC,
    &atr_stop::SPEC,
    &bandwidth::SPEC,
    &chop::SPEC,
    &cvi::SPEC,
    &donchian_width::SPEC,
    &garman_klass::SPEC,
    &hv::SPEC,
    &keltner_width::SPEC,
    &massi::SPEC,
    &natr::SPEC,
    &parkinson::SPEC,
    &percent_b::SPEC,
    &rogers_satchell::SPEC,
    &rvi::SPEC,
    &standard_error_bands::SPEC,
    &starc::SPEC,
    &trange::SPEC,
    &ulcer::SPEC,
    &yang_zhang::SPEC,
];
