//! The engine alone: tables of order lives, the ledger, positions, the gate, and what venues may say.

mod bots;
mod desk;
mod gate;
mod ledger;
mod positions;
mod reports;
mod transitions;
