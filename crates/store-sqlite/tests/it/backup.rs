//! Copies while everything goes on, and putting one back.

use crate::Temporary;
use std::path::{Path, PathBuf};
use store::conformance::world::{World, at, bot, order};
use store::repo::OrderFilter;
use store::{
    Change, IntegrityRepo, OrderRepo, PageQuery, ProjectionRepo, SettingRepo, StoreError, UserScope,
};
use store_sqlite::{Options, SqliteStore};

async fn seen_orders(store: &SqliteStore, scope: UserScope) -> usize {
    store.order_list(scope, &OrderFilter::default(), &PageQuery::first(100)).await.unwrap().rows.len()
}

fn kept(path: &Path, ending: &str) -> PathBuf {
    PathBuf::from(format!("{}.before-restore{ending}", path.display()))
}

#[tokio::test]
async fn backup_taken_amid_writing_is_whole() {
    let temporary = Temporary::new().await;
    let world = World::new(&temporary.store).await;
    let copy = temporary.folder.path().join("copy.db");
    let writing = async {
        for n in 1..=60 {
            world.apply(u64::from(n), &[Change::Order(order(world.account, n, at(1)))]).await;
        }
    };
    let (_, copied) = tokio::join!(writing, temporary.store.backup(&copy));
    copied.unwrap();
    let backup = SqliteStore::open(&copy, Options::default()).await.unwrap();
    let seq = backup.projected(0).await.unwrap().seq;
    assert_eq!(seen_orders(&backup, world.ann).await as u64, seq);
    assert!(backup.integrity_check().await.unwrap().is_well());
    assert_eq!(seen_orders(&temporary.store, world.ann).await, 60);
}

#[tokio::test]
async fn backup_replaces_nothing_and_leaves_nothing_half_done() {
    let temporary = Temporary::new().await;
    let copy = temporary.folder.path().join("copy.db");
    std::fs::write(&copy, "mine").unwrap();
    let taken = temporary.store.backup(&copy).await;
    assert!(matches!(taken, Err(StoreError::Conflict { .. })), "{taken:?}");
    assert_eq!(std::fs::read_to_string(&copy).unwrap(), "mine");
    let nowhere = temporary.store.backup(temporary.folder.path().join("no/such/folder/copy.db")).await;
    let error = nowhere.expect_err("written");
    assert!(matches!(error, StoreError::Full { .. }), "{error:?}");
    assert!(error.to_string().contains("no/such/folder"), "{error}");
}

#[tokio::test]
async fn restore_brings_the_backup_back_and_keeps_what_was_there() {
    let temporary = Temporary::new().await;
    let world = World::new(&temporary.store).await;
    let scope = world.ann;
    world
        .apply(1, &[Change::Bot(bot(world.account, 1)), Change::Order(order(world.account, 1, at(1)))])
        .await;
    let copy = temporary.folder.path().join("copy.db");
    temporary.store.backup(&copy).await.unwrap();
    world.apply(2, &[Change::Order(order(world.account, 2, at(2)))]).await;
    let path = temporary.store.path();
    let open = SqliteStore::restore(&copy, path).await.expect_err("restored");
    assert!(matches!(open, StoreError::Busy { .. }), "{open:?}");
    assert_eq!(seen_orders(&temporary.store, scope).await, 2);
    temporary.store.close().await;

    assert_eq!(SqliteStore::restore(&copy, path).await.unwrap(), Some(kept(path, "")));
    let restored = SqliteStore::open(path, Options::default()).await.unwrap();
    assert_eq!((restored.projected(0).await.unwrap().seq, seen_orders(&restored, scope).await), (1, 1));
    restored.close().await;
    let before = SqliteStore::open(kept(path, ""), Options::default()).await.unwrap();
    assert_eq!(seen_orders(&before, scope).await, 2);
    before.close().await;
    assert_eq!(SqliteStore::restore(&copy, path).await.unwrap(), Some(kept(path, "-2")));
}

#[tokio::test]
async fn damaged_backup_is_refused_before_anything_is_touched() {
    let temporary = Temporary::new().await;
    temporary.store.setting_set("a", "1", at(0)).await.unwrap();
    let copy = temporary.folder.path().join("copy.db");
    temporary.store.backup(&copy).await.unwrap();
    temporary.store.close().await;
    let path = temporary.store.path();
    let mut bytes = std::fs::read(&copy).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 20_000].fill(0xa5);
    let bad = temporary.folder.path().join("bad.db");
    for (content, expected) in [(bytes.as_slice(), "bad.db"), (b"notes".as_slice(), "bad.db")] {
        std::fs::write(&bad, content).unwrap();
        let error = SqliteStore::restore(&bad, path).await.expect_err("restored");
        assert!(matches!(error, StoreError::Corrupt { .. }), "{error:?}");
        assert!(error.to_string().contains(expected), "{error}");
    }
    let missing = SqliteStore::restore(temporary.folder.path().join("none.db"), path).await;
    assert!(matches!(missing, Err(StoreError::NotFound { .. })), "{missing:?}");
    assert!(!kept(path, "").exists());
    let again = SqliteStore::open(path, Options::default()).await.unwrap();
    assert_eq!(again.setting_get("a").await.unwrap().as_deref(), Some("1"));
}

#[tokio::test]
async fn damaged_database_can_be_replaced() {
    let temporary = Temporary::new().await;
    temporary.store.setting_set("a", "1", at(0)).await.unwrap();
    let copy = temporary.folder.path().join("copy.db");
    temporary.store.backup(&copy).await.unwrap();
    temporary.store.close().await;
    let path = temporary.store.path();
    std::fs::write(path, "not a database any more, ".repeat(100)).unwrap();
    SqliteStore::restore(&copy, path).await.unwrap();
    assert!(kept(path, "").exists());
    let again = SqliteStore::open(path, Options::default()).await.unwrap();
    assert_eq!(again.setting_get("a").await.unwrap().as_deref(), Some("1"));
}
