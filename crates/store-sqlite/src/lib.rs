//! The store in one SQLite file: the embedded default.
//!
//! One connection writes, a few read; write-ahead log, every commit on the disk before it returns. Migrations are
//! embedded and run on opening. Queries are checked when this crate is compiled, against the offline data in `.sqlx`,
//! so that a build needs no database.
//!
//! Money is text with a CHECK, times are microseconds, keys are blobs; sums of money are added up in Rust, for SQLite
//! would add them as floats. This room knows no use case and has no clock.
//!
//! - [`file`]: opening, backup, restore. - `projection`: what the journal writes. - `repo`: the store's traits.
//! - `column`: between columns and the model's types. - `fault`: SQLite's errors in the store's words.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod column;
mod fault;
pub mod file;
mod projection;
mod repo;

pub use file::{Options, SqliteStore};
