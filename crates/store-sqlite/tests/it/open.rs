//! Opening: what is there stays, what is not ours or is damaged is refused with the way out.

use crate::Temporary;
use sqlx::{Connection, Executor, SqliteConnection};
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;
use store::conformance::world::{World, at, bot};
use store::{BotRepo, Change, ProjectionRepo, SettingRepo, StoreError};
use store_sqlite::{Options, SqliteStore};

async fn refusal(path: &Path) -> String {
    SqliteStore::open(path, Options::default()).await.expect_err("opened").to_string()
}

#[tokio::test]
async fn rows_outlive_the_process() {
    let temporary = Temporary::new().await;
    let world = World::new(&temporary.store).await;
    let row = bot(world.account, 1);
    world.apply(7, &[Change::Bot(row.clone())]).await;
    let scope = world.ann;
    temporary.store.close().await;
    let again = SqliteStore::open(temporary.store.path(), Options::default()).await.unwrap();
    assert_eq!(again.projected(0).await.unwrap().seq, 7);
    assert_eq!(again.bot_by_key(scope, row.key()).await.unwrap(), row);
}

#[tokio::test]
async fn what_was_committed_is_there_though_nothing_was_closed() {
    let temporary = Temporary::new().await;
    temporary.store.setting_set("a", "1", at(0)).await.unwrap();
    let copy = temporary.folder.path().join("copy.db");
    std::fs::copy(temporary.store.path(), &copy).unwrap();
    std::fs::copy(
        temporary.folder.path().join("tradewind.db-wal"),
        temporary.folder.path().join("copy.db-wal"),
    )
    .unwrap();
    let again = SqliteStore::open(&copy, Options::default()).await.unwrap();
    assert_eq!(again.setting_get("a").await.unwrap().as_deref(), Some("1"));
}

#[tokio::test]
async fn folder_is_made_and_nothing_is_left_beside_the_database() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deep/er/tradewind.db");
    let store = SqliteStore::open(&path, Options::default()).await.unwrap();
    store.close().await;
    let names: Vec<_> = std::fs::read_dir(path.parent().unwrap())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(names, ["tradewind.db"]);
}

#[tokio::test]
async fn file_that_is_no_database_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.db");
    let notes = "these are notes, not a database\n".repeat(200);
    std::fs::write(&path, &notes).unwrap();
    let reason = refusal(&path).await;
    assert!(reason.contains("notes.db") && reason.contains("not a database"), "{reason}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), notes);
}

#[tokio::test]
async fn database_of_another_program_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("other.db");
    let url = format!("sqlite://{}?mode=rwc", path.display());
    let mut connection = SqliteConnection::connect(&url).await.unwrap();
    connection.execute("CREATE TABLE cakes (name TEXT)").await.unwrap();
    connection.close().await.unwrap();
    let reason = refusal(&path).await;
    assert!(reason.contains("other.db is no database of Tradewind"), "{reason}");
}

#[tokio::test]
async fn damaged_database_is_refused_with_the_way_to_restore_it() {
    let temporary = Temporary::new().await;
    let world = World::new(&temporary.store).await;
    let bots: Vec<_> = (1..200).map(|n| Change::Bot(bot(world.account, n))).collect();
    world.apply(1, &bots).await;
    temporary.store.close().await;
    let path = temporary.store.path();
    let mut file = std::fs::OpenOptions::new().write(true).open(path).unwrap();
    let length = file.metadata().unwrap().len();
    file.seek(SeekFrom::Start(length / 2)).unwrap();
    file.write_all(&[0xa5; 64 * 1024]).unwrap();
    drop(file);
    let error = SqliteStore::open(path, Options::default()).await.expect_err("opened");
    assert!(matches!(error, StoreError::Corrupt { .. }), "{error:?}");
    assert!(error.stops_entries());
    let reason = error.to_string();
    assert!(reason.contains("tradewind.db") && reason.contains("tradewind db restore"), "{reason}");
}

#[tokio::test]
async fn second_writer_waits_and_then_finds_the_database_busy() {
    let temporary = Temporary::new().await;
    let url = format!("sqlite://{}", temporary.store.path().display());
    let mut holder = SqliteConnection::connect(&url).await.unwrap();
    holder.execute("BEGIN IMMEDIATE").await.unwrap();
    let options = Options { busy_timeout: std::time::Duration::from_millis(50), ..Options::default() };
    let hurried = SqliteStore::open(temporary.store.path(), options).await.unwrap();
    let error = hurried.setting_set("a", "1", at(0)).await.expect_err("written");
    assert!(matches!(error, StoreError::Busy { .. }) && error.is_transient(), "{error:?}");
    holder.execute("ROLLBACK").await.unwrap();
    hurried.setting_set("a", "1", at(0)).await.unwrap();
}

#[tokio::test]
async fn closed_store_is_unavailable() {
    let temporary = Temporary::new().await;
    temporary.store.close().await;
    let error = temporary.store.setting_get("a").await.expect_err("read");
    assert!(matches!(error, StoreError::Unavailable { .. }), "{error:?}");
}
