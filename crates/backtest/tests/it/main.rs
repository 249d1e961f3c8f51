//! The backtest against its oracle: hand-made cases, and an independent program in another language.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod arguments;
mod cases;
mod determinism;
mod flow;
mod oracle;
