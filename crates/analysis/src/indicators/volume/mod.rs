//! What trading volume says.
//!
//! - [`volume_index`]: the negative and the positive volume index. - [`delta`]: buyers against sellers, from trades.
//! - [`weighted_bands`]: the volume-weighted price with bands, which [`vwap_session`] and [`vwap_anchored`] begin anew.

pub mod ad;
pub mod adosc;
pub mod cmf;
pub mod delta;
pub mod efi;
pub mod emv;
pub mod kvo;
pub mod marketfi;
pub mod obv;
pub mod pvo;
pub mod pvt;
pub mod rvol;
pub mod twiggs;
pub mod volume_index;
pub mod volume_profile;
pub mod vosc;
pub mod vwap;
pub mod vwap_anchored;
pub mod vwap_session;
pub mod vwmacd;
pub mod vzo;
pub mod weighted_bands;

use crate::registry::Spec;

/// All of this family, by name.
pub const ALL: &[&Spec] = &[
    &ad::SPEC,
    &adosc::SPEC,
    &cmf::SPEC,
    &efi::SPEC,
    &emv::SPEC,
    &kvo::SPEC,
    &marketfi::SPEC,
    &volume_index::NVI,
    &obv::SPEC,
    &volume_index::PVI,
    &pvo::SPEC,
    &pvt::SPEC,
    &rvol::SPEC,
    &twiggs::SPEC,
    &volume_profile::SPEC,
    &vosc::SPEC,
    &vwap::SPEC,
    &vwap_anchored::SPEC,
    &vwap_session::SPEC,
    &vwmacd::SPEC,
    &vzo::SPEC,
];
