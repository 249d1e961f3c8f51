//! What belongs to the market and to nobody's account: assets and instruments, signals.

mod catalog;
mod signal;
