//! The database's file: opening it, copying it while it is used, putting a copy in its place.
//!
//! - `open`: connections, migrations, the check at the start. - `backup`: copies. - `restore`: putting one back.

mod backup;
mod open;
mod restore;

pub use open::{Options, SqliteStore};
