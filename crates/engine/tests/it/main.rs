//! The engine alone: tables of order lives, the ledger, positions, the gate, and what venues may say.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod bots;
mod desk;
mod gate;
mod ledger;
mod positions;
mod reports;
mod transitions;
