//! Speed and exhaustion of a move.

pub mod ac;
pub mod adx;
pub mod adxr;
pub mod ao;
pub mod apo;
pub mod aroon;
pub mod aroonosc;
pub mod bop;
pub mod cci;
pub mod cmo;
pub mod cmou;
pub mod coppock;
pub mod dpo;
pub mod dx;
pub mod er;
pub mod eri;
pub mod fractal;
pub mod imi;
pub mod macd;
pub mod macdext;
pub mod macdfix;
pub mod minus_di;
pub mod minus_dm;
pub mod plus_di;
pub mod plus_dm;

use crate::registry::Spec;

/// All of this family, by name.
pub const ALL: &[&Spec] = &[
    &ac::SPEC,
    &adx::SPEC,
    &adxr::SPEC,
    &ao::SPEC,
    &apo::SPEC,
    &aroon::SPEC,
    &aroonosc::SPEC,
    &bop::SPEC,
    &cci::SPEC,
    &cmo::SPEC,
    &cmou::SPEC,
    &coppock::SPEC,
    &dpo::SPEC,
    &dx::SPEC,
    &er::SPEC,
    &eri::SPEC,
    &fractal::SPEC,
    &imi::SPEC,
    &macd::SPEC,
    &macdext::SPEC,
    &macdfix::SPEC,
    &minus_di::SPEC,
    &minus_dm::SPEC,
    &plus_di::SPEC,
    &plus_dm::SPEC,
];
