//! The simulated exchange alone: candle tables that a trader can read, and what each order becomes in them.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod desk;
mod groups;
mod matching;
mod rules;
