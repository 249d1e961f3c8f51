//! The shapes that travel: one file per resource, each a twin of a view of the platform.
//!
//! Nothing here decides anything. Amounts are decimal strings, times RFC 3339, points of series `t` in milliseconds.
//! Answers name every field, with `null` for what is not known; requests refuse fields they do not know.

pub mod analysis;
pub mod auth;
pub mod bot;
pub mod envelope;
pub mod frame;
pub mod indicator;
pub mod market;
pub mod order;
pub mod portfolio;
pub mod position;
pub mod risk;
pub mod scalar;
pub mod signal;
pub mod signal_desk;
pub mod signal_performance;
pub mod signal_reasoning;
pub mod signal_request;
pub mod strategy;
pub mod system;
pub mod trade;

pub use envelope::{Envelope, FieldProblem, Pagination, Problem};
pub use scalar::{Decimal, Percent, Time};
