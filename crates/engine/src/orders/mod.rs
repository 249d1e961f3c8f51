//! The engine's view of its orders.
//!
//! - [`tracker`]: the orders that live. - [`transitions`]: the one table of what may follow what.

pub mod tracker;
pub mod transitions;

pub use tracker::{TrackedOrder, Tracker};
pub use transitions::{OrderStatus, Transition, TransitionError};
