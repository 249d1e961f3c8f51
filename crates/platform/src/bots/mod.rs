//! Bots: making, changing, starting, stopping, watching.
//!
//! - [`draft`]: what is wrong with a bot to be made. - [`act`]: create, start, pause, stop, update, remove.
//! - [`read`]: lists, figures, the log.

pub mod act;
pub mod draft;
pub mod read;

pub use act::BotChange;
pub use draft::BotDraft;
pub use read::EventQuery;
