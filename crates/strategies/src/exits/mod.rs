//! Exit machines that any strategy can use.
//!
//! - [`ladder`]: a stop that moves up behind two profit tiers.

pub mod ladder;

pub use ladder::Ladder;
