//! On the way from the journal to the tables and to whoever listens.

use super::act::Outcome;
use crate::config::SessionError;
use crate::view::{AccountView, SessionStatus, Update};
use model::{AccountId, Instant};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;
use store::Change;
use store::repo::Store;
use tokio::sync::{broadcast, mpsc, oneshot};

/// How long the projector waits before it tries again to write the tables.
const RETRY: Duration = Duration::from_millis(500);

/// An answer that waits for the tables.
#[derive(Debug)]
pub struct Reply {
    /// Where it goes.
    pub to: oneshot::Sender<Result<Outcome, SessionError>>,
    /// What it is.
    pub outcome: Outcome,
}

/// What follows from one record.
#[derive(Debug)]
pub struct Item {
    /// The record.
    pub seq: u64,
    /// The market's time.
    pub at: Instant,
    /// Its changes, by account.
    pub changes: Vec<(AccountId, Vec<Change>)>,
    /// The accounts' live values after it.
    pub views: Vec<Arc<AccountView>>,
    /// Who waits for it.
    pub reply: Option<Reply>,
}

/// How far shard and projector are, for everybody to read.
#[derive(Debug, Default)]
pub struct Progress {
    is_ready: AtomicBool,
    durable: AtomicU64,
    projected: AtomicU64,
    batch: AtomicU64,
    trouble: Mutex<Option<String>>,
    /// The newest live values of each account.
    pub views: RwLock<BTreeMap<AccountId, Arc<AccountView>>>,
}

impl Progress {
    /// Everything is recovered.
    pub fn ready(&self) {
        self.is_ready.store(true, Ordering::Release);
    }

    /// A record is on disk.
    pub fn durable(&self, seq: u64, batch: u64) {
        self.durable.store(seq, Ordering::Release);
        self.batch.store(batch, Ordering::Release);
    }

    /// The record that the tables show.
    #[must_use]
    pub fn projected(&self) -> u64 {
        self.projected.load(Ordering::Acquire)
    }

    /// The tables show this record.
    pub fn set_projected(&self, seq: u64) {
        self.projected.store(seq, Ordering::Release);
    }

    /// Something is not as it should be, or is again.
    pub fn trouble(&self, trouble: Option<String>) {
        *self.trouble.lock().unwrap_or_else(PoisonError::into_inner) = trouble;
    }

    /// All of it.
    #[must_use]
    pub fn status(&self) -> SessionStatus {
        SessionStatus {
            is_ready: self.is_ready.load(Ordering::Acquire),
            durable_seq: self.durable.load(Ordering::Acquire),
            projected_seq: self.projected(),
            batch: self.batch.load(Ordering::Acquire),
            trouble: self.trouble.lock().unwrap_or_else(PoisonError::into_inner).clone(),
        }
    }
}

/// Writes the tables and tells listeners, record by record, until the shard ends.
pub async fn run(
    store: Arc<dyn Store>,
    mut items: mpsc::Receiver<Item>,
    updates: broadcast::Sender<Update>,
    progress: Arc<Progress>,
) {
    while let Some(item) = items.recv().await {
        let all: Vec<Change> = item.changes.iter().flat_map(|(_, changes)| changes.iter().cloned()).collect();
        let must_write = !all.is_empty() && item.seq > progress.projected();
        if must_write {
            write(store.as_ref(), &item, &all, &progress).await;
        }
        progress.set_projected(item.seq.max(progress.projected()));
        publish(item, &updates, &progress);
    }
}

/// Writes the tables, again and again until it works: they lag meanwhile, and somebody is told.
async fn write(store: &dyn Store, item: &Item, all: &[Change], progress: &Progress) {
    let mut is_told = false;
    while let Err(error) = store.apply(0, item.seq, item.at, all).await {
        if !is_told {
            tracing::error!("the tables cannot be written, they lag: {error}");
            is_told = true;
        }
        progress.trouble(Some(format!("the tables cannot be written, they lag: {error}")));
        tokio::time::sleep(RETRY).await;
    }
}

fn publish(item: Item, updates: &broadcast::Sender<Update>, progress: &Progress) {
    {
        let mut views = progress.views.write().unwrap_or_else(PoisonError::into_inner);
        for view in &item.views {
            views.insert(view.account, Arc::clone(view));
        }
    }
    // Nobody listening is no error.
    for (account, changes) in item.changes {
        let _ = updates.send(Update::Account { account, seq: item.seq, changes: changes.into() });
    }
    for view in item.views {
        let _ = updates.send(Update::Marks { account: view.account, view });
    }
    if let Some(Reply { to, outcome }) = item.reply {
        let _ = to.send(Ok(outcome));
    }
}
