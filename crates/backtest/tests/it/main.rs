//! The backtest against its oracle: hand-made cases, and an independent program in another language.

mod arguments;
mod cases;
mod determinism;
mod flow;
mod oracle;
