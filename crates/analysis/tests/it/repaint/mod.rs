//! Repainting: whether anything that was said is changed by what came later.
//!
//! - [`probe`]: how it is looked for. - [`planted`]: what it is tried on, things that leak and things that only look so.

pub mod planted;
pub mod probe;
