//! The faces as a client sees them: a real server on a free port, a real store in a temporary file, a session that does
//! what it is told.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod auth;
mod bots;
mod browser;
mod errors;
mod limits;
mod openapi;
mod pruning;
mod real;
mod records;
mod rights;
mod rows;
mod signal_faults;
mod signal_socket;
mod signals;
mod socket;
mod system;
mod world;
