//! The strategies against naive twins: the documented rules, written again in the plainest way, over random candles.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod desk;
mod fuzz;
mod ladder;
mod twins;
