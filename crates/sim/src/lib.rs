//! The simulated exchange, with books of its own.
//!
//! It speaks [`model::Command`] and [`model::VenueEvent`] as a real exchange would and cannot see the engine; that both
//! keep the same totals is asserted by whoever drives them. It has no clock and no randomness.
//!
//! # What it assumes
//! - A market order fills at the next open (or at the close it was made at), whole unless a volume share is set.
//! - Within a candle the price walks open → low → high → close. This path is an assumption, not a bound: the real one may
//!   have touched a stop and a target in the other order.
//! - A stop acts when it is touched, at the stop or at a worse open. A limit is filled only when the price passes it by a
//!   tick, at the limit or at a better open.
//! - An order that arrives later than a candle's open (latency) is there from the next candle's open on. Cancellations
//!   and moved stops arrive at once.
//! - Where a candle's volume share is used up, a touch passes by: what a stop could not sell waits for the next price.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod account;
pub mod exchange;
pub mod matching;
pub mod models;

pub use exchange::{Exchange, ExchangeState, SimError};
pub use matching::{Step, Walk};
pub use models::Models;
