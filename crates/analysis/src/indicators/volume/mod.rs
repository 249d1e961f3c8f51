//! What trading volume says.
//!
//! - [`volume_index`]: the negative and the positive volume index.

pub mod ad;
pub mod adosc;
pub mod cmf;
pub mod efi;
pub mod marketfi;
pub mod obv;
pub mod pvo;
pub mod pvt;
pub mod rvol;
pub mod volume_index;
pub mod vwap;

use crate::registry::Spec;

/// All of this family, by name.
pub const ALL: &[&Spec] = &[
    &ad::SPEC,
    &adosc::SPEC,
    &cmf::SPEC,
    &efi::SPEC,
    &marketfi::SPEC,
    &volume_index::NVI,
    &obv::SPEC,
    &volume_index::PVI,
    &pvo::SPEC,
    &pvt::SPEC,
    &rvol::SPEC,
    &vwap::SPEC,
];
