//! From what an engine notices to rows and journal frames.
//!
//! - [`scribe`]: the recorder of a session's engines. - [`record`]: what must be known of an account to write its rows;
//!   it follows from the journal alone, so that projecting again gives the same rows. - [`rows`]: the rows.

pub mod record;
pub mod rows;
pub mod scribe;

pub use record::{AccountRecord, BotRecord};
pub use scribe::Scribe;
