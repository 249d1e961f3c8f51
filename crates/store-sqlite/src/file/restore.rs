//! Putting a copy in a database's place.

use super::backup::{beside, folder_sync, put_in_place, remove_if_there};
use super::open::{Options, SqliteStore, base_options, owner_check, schema_version_known};
use crate::fault::{disk_fault, fault_at};
use sqlx::{Connection, SqliteConnection};
use std::path::{Path, PathBuf};
use store::{Result, StoreError};

/// What stands beside a database while it is open.
const COMPANIONS: [&str; 2] = ["-wal", "-shm"];

/// Names tried for the replaced database before giving up.
const KEPT_NAMES_MAX: u32 = 1_000;

impl SqliteStore {
    /// Puts the backup `from` in the place of the database `to`, which no server may have open. The backup is checked
    /// first, whole; the replaced database stays beside as `….before-restore`, whose name is the answer (`None` when
    /// there was nothing to replace). What the journal holds past the backup is projected anew at the next start.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no `from`; [`StoreError::Corrupt`] when it is damaged or not ours;
    /// [`StoreError::SchemaTooNew`]; [`StoreError::Busy`] while a server has `to` open; [`StoreError::Full`].
    /// After an error `to` is as it was.
    pub async fn restore(from: impl AsRef<Path>, to: impl AsRef<Path>) -> Result<Option<PathBuf>> {
        let (from, to) = (from.as_ref(), to.as_ref());
        if !from.is_file() {
            return Err(StoreError::NotFound { what: "backup file" });
        }
        backup_check(from).await?;
        let part = beside(to, ".restoring");
        remove_if_there(&part)?;
        let copied = std::fs::copy(from, &part).map_err(|error| disk_fault(&part, &error));
        if let Err(error) = copied {
            remove_if_there(&part)?;
            return Err(error);
        }
        let kept = match set_aside(to).await {
            Ok(kept) => kept,
            Err(error) => {
                remove_if_there(&part)?;
                return Err(error);
            }
        };
        put_in_place(&part, to)?;
        Ok(kept)
    }
}

/// Reads a backup through.
async fn backup_check(from: &Path) -> Result<()> {
    let options = base_options(from, Options::default()).read_only(true).immutable(true);
    let mut connection = SqliteConnection::connect_with(&options).await.map_err(|e| fault_at(from, e))?;
    let checked = backup_content_check(&mut connection, from).await;
    connection.close().await.map_err(|e| fault_at(from, e))?;
    checked
}

async fn backup_content_check(connection: &mut SqliteConnection, from: &Path) -> Result<()> {
    owner_check(connection, from).await?;
    let findings = sqlx::query_scalar::<_, String>("PRAGMA integrity_check(1)")
        .fetch_one(&mut *connection)
        .await
        .map_err(|e| fault_at(from, e))?;
    if findings != "ok" {
        return Err(StoreError::Corrupt {
            detail: format!("{}: {findings}; take another backup", from.display()),
        });
    }
    let known = schema_version_known();
    let found =
        sqlx::query_scalar::<_, i64>("SELECT coalesce(max(version), 0) FROM _sqlx_migrations WHERE success")
            .fetch_one(&mut *connection)
            .await
            .map_err(|e| fault_at(from, e))?;
    if found > known {
        return Err(StoreError::SchemaTooNew { found, known });
    }
    Ok(())
}

/// Moves the database out of the way under a name that is free, its log inside it or beside it.
async fn set_aside(to: &Path) -> Result<Option<PathBuf>> {
    if !to.exists() {
        return Ok(None);
    }
    log_fold(to).await?;
    let kept = free_name(to)?;
    std::fs::rename(to, &kept).map_err(|error| disk_fault(to, &error))?;
    for companion in COMPANIONS {
        let (old, new) = (beside(to, companion), beside(&kept, companion));
        if old.exists() {
            std::fs::rename(&old, &new).map_err(|error| disk_fault(&old, &error))?;
        }
    }
    folder_sync(to)?;
    Ok(Some(kept))
}

/// Moves the log into the file, which SQLite does only when nobody else has it open. A damaged file keeps its log
/// beside it.
async fn log_fold(path: &Path) -> Result<()> {
    let options =
        base_options(path, Options { busy_timeout: std::time::Duration::ZERO, ..Options::default() });
    let folded = match SqliteConnection::connect_with(&options).await {
        Ok(mut connection) => {
            let folded = sqlx::query("PRAGMA journal_mode = DELETE").fetch_all(&mut connection).await;
            connection.close().await.ok();
            folded.map(|_| ())
        }
        Err(error) => Err(error),
    };
    match folded.map_err(|error| fault_at(path, error)) {
        Err(StoreError::Busy { .. }) => {
            Err(StoreError::Busy { detail: format!("{} is open; stop the server first", path.display()) })
        }
        Ok(()) | Err(_) => Ok(()),
    }
}

fn free_name(path: &Path) -> Result<PathBuf> {
    let first = beside(path, ".before-restore");
    let more = (2..KEPT_NAMES_MAX).map(|n| beside(path, &format!(".before-restore-{n}")));
    std::iter::once(first).chain(more).find(|name| !name.exists()).ok_or_else(|| StoreError::Conflict {
        what: format!("{} has too many copies beside it", path.display()),
    })
}
