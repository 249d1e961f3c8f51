//! Carrying out what engines command.
//!
//! - [`paper`]: the simulated exchange under many engines.

pub mod paper;

pub use paper::{AccountSession, PaperExecutor};
