//! The journal: one record per batch of candles or person's act, whole or not at all.
//!
//! A segment is a file of records; a record is its length, its CRC-32 and JSON. The first record of a segment is its
//! header. Records at the end of the last segment that are torn were never durable, so nothing followed from them: they
//! are cut off. Damage anywhere else is an error that names the file.
//!
//! - [`record`]: what is written. - [`writer`]: appending, durable. - [`reader`]: reading, cutting a torn end.
//! - [`snapshot`]: the state after some record. - [`retention`]: how much is kept.

pub mod reader;
pub mod record;
pub mod retention;
pub mod snapshot;
pub mod writer;

pub use reader::{Journal, read};
pub use record::{Entry, Header, Record};
pub use retention::Retention;
pub use snapshot::{AccountSnapshot, BotMemory, Snapshot};
pub use writer::Writer;
