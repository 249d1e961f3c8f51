//! Fakes for the tests of this crate and of those above it: a clock turned by hand, counted chance, a session that
//! does what it is told.

mod chance;
mod trading;

pub use chance::{CountedEntropy, HandClock};
pub use trading::{FakeTrading, price};
