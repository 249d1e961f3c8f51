//! Prices made of prices.

pub mod avgdev;
pub mod avgprice;
pub mod ha;
pub mod medprice;
pub mod typprice;
pub mod wclprice;

use crate::registry::Spec;

/// All of this family, by name.
pub const ALL: &[&Spec] =
    &[&avgdev::SPEC, &avgprice::SPEC, &ha::SPEC, &medprice::SPEC, &typprice::SPEC, &wclprice::SPEC];
