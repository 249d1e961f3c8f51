//! A full disk and a folder that cannot be written, real ones where the system lets an ordinary user make them.
//!
//! Root ignores mode bits, so the tests use what binds root too: a small file system in a namespace of its own. The
//! test program runs itself there; a marker in the working folder tells the inner run from the outer.

use std::path::Path;
use std::process::Command;
use store::conformance::world::{World, at, order};
use store::repo::OrderFilter;
use store::{Change, IntegrityRepo, OrderRepo, PageQuery, ProjectionRepo, StoreError};
use store_sqlite::{Options, SqliteStore};

/// Made by the outer run in the working folder of the inner one.
const MARKER: &str = "tradewind-inner-run";

/// Runs one test of this program inside a namespace, on a file system of 4 MiB prepared by `script` (which may use
/// `$1`, this program). Says whether the system allows namespaces.
fn inner_run(test: &str, script: &str) -> bool {
    let folder = tempfile::tempdir().unwrap();
    let allowed = Command::new("unshare").args(["-rm", "true"]).output();
    if !allowed.is_ok_and(|output| output.status.success()) {
        eprintln!("no namespaces here: {test} runs without a real file system of its own");
        return false;
    }
    let mount = "set -e; mount -t tmpfs -o size=4m tmpfs \"$0\"; cd \"$0\"";
    let all = format!("{mount}; touch {MARKER}; {script}; exec \"$1\" --exact --nocapture {test}");
    let program = std::env::current_exe().unwrap();
    let output =
        Command::new("unshare").args(["-rm", "sh", "-c", &all]).arg(folder.path()).arg(program).output();
    let output = output.unwrap();
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success() && out.contains("1 passed"), "{out}{err}");
    true
}

fn is_inner() -> bool {
    Path::new(MARKER).exists()
}

/// Writes batches until there is no room, and proves that the last good one stands; then frees room and goes on.
async fn fill_up(path: &Path, options: Options, more_room: impl FnOnce()) {
    let store = SqliteStore::open(path, options).await.unwrap();
    let world = World::new(&store).await;
    let batch = |seq: u32| -> Vec<Change> {
        (0..50).map(|n| Change::Order(order(world.account, seq * 50 + n, at(i64::from(seq))))).collect()
    };
    let mut seq = 1_u32;
    let error = loop {
        match store.apply(0, u64::from(seq), at(0), &batch(seq)).await {
            Ok(_) => seq += 1,
            Err(error) => break error,
        }
        assert!(seq < 2_000, "the disk never became full");
    };
    assert!(matches!(error, StoreError::Full { .. }) && error.stops_entries(), "{error:?}");
    let words = format!(
        "{}: the disk is full, or the file is as large as it may be; free some space",
        path.display()
    );
    assert!(error.to_string().ends_with(&words), "{error}");
    assert_eq!(store.projected(0).await.unwrap().seq, u64::from(seq) - 1);
    let page = store.order_list(world.ann, &OrderFilter::default(), &PageQuery::first(1)).await.unwrap();
    assert_eq!(page.rows[0].row.order.sequence, (seq - 1) * 50 + 49);
    let still = store.apply(0, u64::from(seq), at(0), &batch(seq)).await.unwrap_err();
    assert!(matches!(still, StoreError::Full { .. }), "it is said as long as it lasts: {still:?}");
    more_room();
    if options.page_count_max.is_none() {
        assert!(
            store.apply(0, u64::from(seq), at(0), &batch(seq)).await.unwrap(),
            "it goes on without a restart"
        );
        seq += 1;
    }
    store.close().await;
    let again = SqliteStore::open(path, Options::default()).await.unwrap();
    assert!(again.integrity_check().await.unwrap().is_well());
    assert!(again.apply(0, u64::from(seq), at(0), &batch(seq)).await.unwrap());
}

#[tokio::test]
async fn full_disk_is_said_and_nothing_written_is_lost() {
    if is_inner() {
        return fill_up(Path::new("tradewind.db"), Options::default(), || {
            std::fs::remove_file("ballast").unwrap();
        })
        .await;
    }
    inner_run("disk::full_disk_is_said_and_nothing_written_is_lost", "head -c 1500000 /dev/zero > ballast");
}

#[tokio::test]
async fn database_at_its_limit_is_said_and_nothing_written_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let options = Options { page_count_max: Some(300), ..Options::default() };
    fill_up(&folder.path().join("tradewind.db"), options, || ()).await;
}

#[tokio::test]
async fn read_only_file_system_is_said_with_its_place() {
    if is_inner() {
        let before = std::fs::read("data/tradewind.db").unwrap();
        let error = SqliteStore::open("data/tradewind.db", Options::default()).await.expect_err("opened");
        assert!(matches!(error, StoreError::Full { .. }), "{error:?}");
        assert_eq!(
            error.to_string(),
            "the database cannot be written: data: the file system is read-only; make it writable, or choose \
             another data folder"
        );
        assert_eq!(std::fs::read("data/tradewind.db").unwrap(), before);
        return;
    }
    let script = "mkdir data; echo kept > data/tradewind.db; mount -o remount,ro \"$0\"";
    inner_run("disk::read_only_file_system_is_said_with_its_place", script);
}

#[tokio::test]
async fn folder_that_is_a_file_is_said_with_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("data");
    std::fs::write(&file, "a file").unwrap();
    let error = SqliteStore::open(file.join("tradewind.db"), Options::default()).await.expect_err("opened");
    assert!(matches!(error, StoreError::Full { .. }), "{error:?}");
    let words = format!("{}: a file stands where a folder should be", file.display());
    assert!(error.to_string().contains(&words), "{error}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "a file");
}
