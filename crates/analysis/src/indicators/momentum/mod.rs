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
pub mod kdj;
pub mod kst;
pub mod laguerrersi;
pub mod macd;
pub mod macdext;
pub mod macdfix;
pub mod mfi;
pub mod minus_di;
pub mod minus_dm;
pub mod mom;
pub mod pgo;
pub mod plus_di;
pub mod plus_dm;
pub mod pmo;
pub mod ppo;
pub mod qqe;
pub mod qstick;
pub mod ravi;
pub mod rmi;
pub mod roc;
pub mod rocp;
pub mod rocr;
pub mod rocr100;
pub mod rsi;
pub mod rvgi;
pub mod smi;
pub mod stc;
pub mod stoch;
pub mod stochf;
pub mod stochrsi;
pub mod tii;
pub mod trix;
pub mod tsi;
pub mod ttmsqueeze;
pub mod ultosc;
pub mod vhf;
pub mod vortex;
pub mod wad;
pub mod wavetrend;
pub mod willr;

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
    &kdj::SPEC,
    &kst::SPEC,
    &laguerrersi::SPEC,
    &macd::SPEC,
    &macdext::SPEC,
    &macdfix::SPEC,
    &mfi::SPEC,
    &minus_di::SPEC,
    &minus_dm::SPEC,
    &mom::SPEC,
    &pgo::SPEC,
    &plus_di::SPEC,
    &plus_dm::SPEC,
    &pmo::SPEC,
    &ppo::SPEC,
    &qqe::SPEC,
    &qstick::SPEC,
    &ravi::SPEC,
    &rmi::SPEC,
    &roc::SPEC,
    &rocp::SPEC,
    &rocr100::SPEC,
    &rocr::SPEC,
    &rsi::SPEC,
    &rvgi::SPEC,
    &smi::SPEC,
    &stc::SPEC,
    &stoch::SPEC,
    &stochf::SPEC,
    &stochrsi::SPEC,
    &tii::SPEC,
    &trix::SPEC,
    &tsi::SPEC,
    &ttmsqueeze::SPEC,
    &ultosc::SPEC,
    &vhf::SPEC,
    &vortex::SPEC,
    &wad::SPEC,
    &wavetrend::SPEC,
    &willr::SPEC,
];
