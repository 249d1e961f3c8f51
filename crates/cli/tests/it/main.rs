//! The real program, as a person or a script runs it.

mod backtest;
mod data;
mod help;
mod messages;
mod program;
