//! The SQLite store: the suite of all stores, and what is SQLite's own.
#![expect(clippy::unwrap_used, reason = "an unwrap that fails is a test that fails")]

mod backup;
mod conformance;
mod disk;
mod open;
mod schema;
mod speed;

use store_sqlite::{Options, SqliteStore};
use tempfile::TempDir;

/// A store in a folder of its own, which goes when it is dropped.
struct Temporary {
    store: SqliteStore,
    folder: TempDir,
}

impl Temporary {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = SqliteStore::open(folder.path().join("tradewind.db"), Options::default()).await.unwrap();
        Self { store, folder }
    }
}
