//! SQLite's errors in the store's words.

use sqlx::error::DatabaseError;
use std::path::Path;
use store::{StoreError, disk_words};

/// What to do about a damaged file; the path stands before it.
pub(crate) const RESTORE_HINT: &str = "stop the server and restore a backup with `tradewind db restore FILE`; the damaged file is kept beside it";

/// What SQLite calls "database or disk is full".
const FULL: &str = "the disk is full, or the file is as large as it may be; free some space";

/// What SQLite calls "attempt to write a readonly database".
const READ_ONLY: &str =
    "the file or its folder is read-only; make both writable for this user, or choose another data folder";

/// An error of a query, by what the caller does about it.
pub(crate) fn fault(error: sqlx::Error) -> StoreError {
    let detail = error.to_string();
    match error {
        sqlx::Error::Database(error) => database_fault(error.as_ref()),
        sqlx::Error::PoolTimedOut => StoreError::Busy { detail },
        sqlx::Error::Io(error) => StoreError::Full { detail: disk_words(&error) },
        sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_) => StoreError::Decode { detail },
        sqlx::Error::Migrate(error) => migrate_fault(*error, 0),
        _ => StoreError::Unavailable { detail },
    }
}

/// An error of a query on the file at `path`, whose name goes into the message.
pub(crate) fn fault_at(path: &Path, error: sqlx::Error) -> StoreError {
    placed(path, fault(error))
}

/// The error with the name of the file that it is about.
pub(crate) fn placed(path: &Path, error: StoreError) -> StoreError {
    let place = |detail: String| format!("{}: {detail}", path.display());
    match error {
        StoreError::Busy { detail } => StoreError::Busy { detail: place(detail) },
        StoreError::Full { detail } => StoreError::Full { detail: place(detail) },
        StoreError::Corrupt { detail } => StoreError::Corrupt { detail: place(detail) },
        StoreError::Unavailable { detail } => StoreError::Unavailable { detail: place(detail) },
        other => other,
    }
}

/// An error of the file system at `path`.
pub(crate) fn disk_fault(path: &Path, error: &std::io::Error) -> StoreError {
    StoreError::Full { detail: format!("{}: {}", path.display(), disk_words(error)) }
}

/// An error of a migration; `known` is the newest that this program has.
pub(crate) fn migrate_fault(error: sqlx::migrate::MigrateError, known: i64) -> StoreError {
    use sqlx::migrate::MigrateError;
    match error {
        MigrateError::VersionMissing(found) => StoreError::SchemaTooNew { found, known },
        MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => fault(error),
        other => StoreError::Corrupt { detail: other.to_string() },
    }
}

/// `Ok` for one row or more, else [`StoreError::NotFound`].
pub(crate) fn found<T>(row: Option<T>, what: &'static str) -> Result<T, StoreError> {
    row.ok_or(StoreError::NotFound { what })
}

/// **Source**: <https://www.sqlite.org/rescode.html>; the lower eight bits are the primary code.
fn database_fault(error: &dyn DatabaseError) -> StoreError {
    let message = error.message();
    let detail = message.to_owned();
    let code = error.code().and_then(|code| code.parse::<u32>().ok()).unwrap_or(0);
    match code & 0xff {
        5 | 6 => StoreError::Busy { detail },
        8 => StoreError::Full { detail: READ_ONLY.to_owned() },
        10 => StoreError::Full { detail: format!("{detail}; look at the disk and at the system's log") },
        13 => StoreError::Full { detail: FULL.to_owned() },
        11 | 26 => StoreError::Corrupt { detail: format!("{detail}; {RESTORE_HINT}") },
        19 => constraint_fault(code, message),
        _ => StoreError::Unavailable { detail },
    }
}

fn constraint_fault(code: u32, message: &str) -> StoreError {
    let place = message.rsplit_once("failed: ").map_or(message, |(_, place)| place);
    match code >> 8 {
        6 | 8 | 10 => StoreError::Conflict { what: format!("{place} is taken") },
        3 => StoreError::Conflict { what: "a row refers to one that is not there".to_owned() },
        7 => StoreError::Conflict { what: message.to_owned() },
        _ => StoreError::Decode { detail: message.to_owned() },
    }
}
