//! The real program, as a person or a script runs it.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod analyze;
mod backtest;
mod config;
mod data;
mod help;
mod keeping;
mod kills;
mod messages;
mod program;
mod serve;
