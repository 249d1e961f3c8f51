//! Fakes for the tests of this crate and of those above it: a clock turned by hand, counted chance, a session that
//! does what it is told, signals that cannot always be kept.

mod chance;
mod signals;
mod trading;

pub use chance::{CountedEntropy, HandClock};
pub use signals::{FailingSignals, SaveFault};
pub use trading::{FakeTrading, price};
