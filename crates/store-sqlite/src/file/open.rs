//! Opening a database: connections, migrations, and the check at the start.

use crate::fault::{RESTORE_HINT, disk_fault, fault, fault_at, migrate_fault};
use sqlx::migrate::Migrator;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Connection, Sqlite, SqliteConnection, SqlitePool, Transaction};
use std::path::{Path, PathBuf};
use std::time::Duration;
use store::{Result, Store, StoreError};

/// The migrations, embedded in the program.
pub(crate) static MIGRATOR: Migrator = sqlx::migrate!();

/// What marks a file as ours: `TWND` in the file's header.
pub(crate) const APPLICATION_ID: i64 = 0x5457_4e44;

/// Larger files are not read through at the start, which is to take well below a second; `doctor` does it.
const QUICK_CHECK_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// How a database is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// How many connections read.
    pub readers: u32,
    /// How long a statement waits for another process, and a caller for a connection.
    pub busy_timeout: Duration,
    /// The most pages of 4 KiB that the file may have; `None` for SQLite's own limit.
    pub page_count_max: Option<u32>,
}

impl Default for Options {
    fn default() -> Self {
        Self { readers: 4, busy_timeout: Duration::from_secs(5), page_count_max: None }
    }
}

/// A store in one SQLite file.
#[derive(Debug)]
pub struct SqliteStore {
    pub(crate) path: PathBuf,
    pub(crate) writer: SqlitePool,
    pub(crate) readers: SqlitePool,
}

impl Store for SqliteStore {}

impl SqliteStore {
    /// Opens the database at `path`, makes it and its folder if they are not there, and brings its schema up to date.
    ///
    /// # Errors
    /// [`StoreError::Full`] when folder or file cannot be written; [`StoreError::Corrupt`] with the way out when the
    /// file is damaged or another program's; [`StoreError::SchemaTooNew`]; [`StoreError::Busy`].
    pub async fn open(path: impl AsRef<Path>, options: Options) -> Result<Self> {
        let path = path.as_ref().to_path_buf();
        writable_check(&path)?;
        let mut first = SqliteConnection::connect_with(&writer_options(&path, options))
            .await
            .map_err(|e| fault_at(&path, e))?;
        let checked = start_check(&mut first, &path).await;
        first.close().await.map_err(|e| fault_at(&path, e))?;
        checked?;
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .min_connections(1)
            .acquire_timeout(options.busy_timeout)
            .connect_with(writer_options(&path, options))
            .await
            .map_err(|e| fault_at(&path, e))?;
        MIGRATOR.run(&writer).await.map_err(|error| migrate_fault(error, schema_version_known()))?;
        let readers = SqlitePoolOptions::new()
            .max_connections(options.readers.max(1))
            .acquire_timeout(options.busy_timeout)
            .connect_with(base_options(&path, options).pragma("query_only", "ON"))
            .await
            .map_err(|e| fault_at(&path, e))?;
        Ok(Self { path, writer, readers })
    }

    /// Opens the database, which brings its schema up to date, and closes it; says the schema's version.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub async fn migrate(path: impl AsRef<Path>) -> Result<i64> {
        let store = Self::open(path, Options::default()).await?;
        let version = store.schema_version().await;
        store.close().await;
        version
    }

    /// The newest migration in the database.
    ///
    /// # Errors
    /// As every read.
    pub async fn schema_version(&self) -> Result<i64> {
        sqlx::query_scalar::<_, i64>("SELECT coalesce(max(version), 0) FROM _sqlx_migrations WHERE success")
            .fetch_one(&self.readers)
            .await
            .map_err(fault)
    }

    /// Where the database is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Closes all connections, the log moved into the file; later calls find the store unavailable.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }

    /// A transaction of the one writer, which nobody else can be ahead of.
    pub(crate) async fn write(&self) -> Result<Transaction<'static, Sqlite>> {
        let begun = self.writer.begin_with("BEGIN IMMEDIATE").await;
        if !matches!(begun, Err(sqlx::Error::InvalidSavePointStatement)) {
            return begun.map_err(fault);
        }
        // A full disk makes SQLite roll back by itself, and the connection still believes to be in a transaction: a new
        // one takes its place.
        self.writer.acquire().await.map_err(fault)?.close().await.map_err(fault)?;
        self.writer.begin_with("BEGIN IMMEDIATE").await.map_err(fault)
    }
}

/// The newest migration that this program knows.
pub(crate) fn schema_version_known() -> i64 {
    MIGRATOR.iter().map(|migration| migration.version).max().unwrap_or(0)
}

/// How every connection is made.
pub(crate) fn base_options(path: &Path, options: Options) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .foreign_keys(true)
        .busy_timeout(options.busy_timeout)
        .synchronous(SqliteSynchronous::Full)
        .pragma("temp_store", "MEMORY")
}

fn writer_options(path: &Path, options: Options) -> SqliteConnectOptions {
    let writer = base_options(path, options).create_if_missing(true).journal_mode(SqliteJournalMode::Wal);
    match options.page_count_max {
        Some(pages) => writer.pragma("max_page_count", pages.to_string()),
        None => writer,
    }
}

/// Makes the folder and proves that files can be made in it: SQLite needs its log beside the database, and says less
/// plainly what is wrong.
fn writable_check(path: &Path) -> Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        Some(_) | None => Path::new("."),
    };
    std::fs::create_dir_all(folder).map_err(|error| disk_fault(folder, &error))?;
    let mut probe = path.as_os_str().to_owned();
    probe.push(".probe");
    let probe = PathBuf::from(probe);
    let written = std::fs::write(&probe, b"probe").map_err(|error| disk_fault(folder, &error));
    let removed = std::fs::remove_file(&probe);
    written?;
    removed.map_err(|error| disk_fault(folder, &error))
}

/// Checks that the file is ours and whole.
async fn start_check(connection: &mut SqliteConnection, path: &Path) -> Result<()> {
    let tables = sqlx::query_scalar::<_, i64>("SELECT count(*) FROM sqlite_schema")
        .fetch_one(&mut *connection)
        .await
        .map_err(|e| fault_at(path, e))?;
    if tables == 0 {
        return Ok(());
    }
    owner_check(connection, path).await?;
    let size = std::fs::metadata(path).map_err(|error| disk_fault(path, &error))?.len();
    if size > QUICK_CHECK_BYTES_MAX {
        return Ok(());
    }
    let findings = sqlx::query_scalar::<_, String>("PRAGMA quick_check(1)")
        .fetch_one(connection)
        .await
        .map_err(|e| fault_at(path, e))?;
    if findings == "ok" {
        return Ok(());
    }
    Err(StoreError::Corrupt { detail: format!("{}: {findings}; {RESTORE_HINT}", path.display()) })
}

/// Checks that the file is a database of ours, by its header.
pub(crate) async fn owner_check(connection: &mut SqliteConnection, path: &Path) -> Result<()> {
    let application_id = sqlx::query_scalar::<_, i64>("PRAGMA application_id")
        .fetch_one(connection)
        .await
        .map_err(|e| fault_at(path, e))?;
    if application_id == APPLICATION_ID {
        return Ok(());
    }
    Err(StoreError::Corrupt { detail: format!("{} is no database of Tradewind", path.display()) })
}
