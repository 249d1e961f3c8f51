//! The trader's mind: a deterministic state machine without input or output.
//!
//! [`Engine::step`] takes one event and an instant, and leaves commands in [`Effects`]. Backtest, paper and live are
//! drivers of the same `step`; they differ in who brings the events and who carries out the commands. This room has
//! no clock, no randomness, no files, no network, and does not know the simulated exchange.
#![forbid(unsafe_code)]
#![deny(missing_docs, clippy::float_arithmetic)]

pub mod core;
pub mod effects;
pub mod engine;
pub mod journal;
pub mod ledger;
pub mod orders;
pub mod portfolio;
pub mod recorder;
pub mod risk;
pub mod state_hash;
pub mod strategy;

pub use self::core::{Broken, Core, CoreConfig};
pub use effects::Effects;
pub use engine::Engine;
pub use recorder::{Notice, Off, Recorder};
pub use strategy::{Boxed, Context, Intents, Solo, Strategies, Strategy};
