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
pub mod cg;
pub mod cmo;
pub mod cmou;
pub mod connorsrsi;
pub mod coppock;
pub mod derivative;
pub mod disparity;
pub mod dpo;
pub mod dx;
pub mod elderimpulse;
pub mod er;
pub mod eri;
pub mod fisher;
pub mod fosc;
pub mod fractal;
pub mod imi;
pub mod inertia;
pub mod kst;
pub mod laguerrersi;
pub mod macd;
pub mod macdext;
pub mod macdfix;
pub mod minus_di;
pub mod minus_dm;
pub mod pgo;
pub mod plus_di;
pub mod plus_dm;
pub mod pmo;
pub mod qqe;
pub mod ravi;
pub mod rmi;
pub mod rsi;
pub mod rvgi;
pub mod stc;
pub mod stoch;
pub mod stochf;
pub mod tii;
pub mod ttmsqueeze;
pub mod wavetrend;

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
    &cg::SPEC,
    &cmo::SPEC,
    &cmou::SPEC,
    &connorsrsi::SPEC,
    &coppock::SPEC,
    &derivative::SPEC,
    &disparity::SPEC,
    &dpo::SPEC,
    &dx::SPEC,
    &elderimpulse::SPEC,
    &er::SPEC,
    &eri::SPEC,
    &fisher::SPEC,
    &fosc::SPEC,
    &fractal::SPEC,
    &imi::SPEC,
    &inertia::SPEC,
    &kst::SPEC,
    &laguerrersi::SPEC,
    &macd::SPEC,
    &macdext::SPEC,
    &macdfix::SPEC,
    &minus_di::SPEC,
    &minus_dm::SPEC,
    &pgo::SPEC,
    &plus_di::SPEC,
    &plus_dm::SPEC,
    &pmo::SPEC,
    &qqe::SPEC,
    &ravi::SPEC,
    &rmi::SPEC,
    &rsi::SPEC,
    &rvgi::SPEC,
    &stc::SPEC,
    &stoch::SPEC,
    &stochf::SPEC,
    &tii::SPEC,
    &ttmsqueeze::SPEC,
    &wavetrend::SPEC,
];
