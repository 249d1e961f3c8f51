//! Copies of a database that is in use.

use super::open::{Options, SqliteStore, base_options};
use crate::fault::{disk_fault, fault_at};
use sqlx::{Connection, SqliteConnection};
use std::path::{Path, PathBuf};
use store::{Result, StoreError};

impl SqliteStore {
    /// Writes a copy as of now to `to`, compacted, while everything goes on. The copy bears its name only when it is
    /// whole and on the disk.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when `to` is there already; [`StoreError::Full`] when it cannot be written.
    pub async fn backup(&self, to: impl AsRef<Path>) -> Result<()> {
        let to = to.as_ref();
        if to.exists() {
            return Err(StoreError::Conflict { what: format!("{} is there already", to.display()) });
        }
        let part = beside(to, ".part");
        remove_if_there(&part)?;
        let mut connection = SqliteConnection::connect_with(&base_options(&self.path, Options::default()))
            .await
            .map_err(|e| fault_at(&self.path, e))?;
        let target = part.to_string_lossy().into_owned();
        let copied = sqlx::query("VACUUM INTO ?").bind(target).execute(&mut connection).await;
        connection.close().await.map_err(|e| fault_at(&self.path, e))?;
        if let Err(error) = copied {
            remove_if_there(&part)?;
            return Err(copy_fault(to, error));
        }
        put_in_place(&part, to)
    }
}

/// The path with an ending added.
pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// Removes a file that may not be there.
pub(super) fn remove_if_there(path: &Path) -> Result<()> {
    match std::fs::remove_file(path) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(disk_fault(path, &error)),
    }
}

/// Brings a finished file to the disk and gives it its name, the folder's entry included.
pub(super) fn put_in_place(part: &Path, to: &Path) -> Result<()> {
    let synced = std::fs::File::open(part).and_then(|file| file.sync_all());
    synced.map_err(|error| disk_fault(part, &error))?;
    std::fs::rename(part, to).map_err(|error| disk_fault(to, &error))?;
    folder_sync(to)
}

/// Brings the entries of the folder that holds `path` to the disk.
pub(super) fn folder_sync(path: &Path) -> Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        Some(_) | None => Path::new("."),
    };
    if !cfg!(unix) {
        return Ok(());
    }
    let synced = std::fs::File::open(folder).and_then(|file| file.sync_all());
    synced.map_err(|error| disk_fault(folder, &error))
}

/// SQLite says "unable to open database" of a target that it cannot make.
fn copy_fault(to: &Path, error: sqlx::Error) -> StoreError {
    match fault_at(to, error) {
        StoreError::Unavailable { detail } => StoreError::Full { detail },
        other => other,
    }
}
