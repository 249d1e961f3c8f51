//! Signals that cannot always be kept.

use async_trait::async_trait;
use model::{Instant, InstrumentId, Timeframe};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use store::repo::{SignalFilter, SignalLook, SignalRepo, SignalsKept};
use store::row::{OpinionRow, SignalAnswer, SignalRow};
use store::{Page, PageQuery, Result, SignalKey, Store, StoreError, UserScope};

/// What goes wrong with a save.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveFault {
    /// Nothing is written.
    Before,
    /// All is written, but the answer does not arrive.
    After,
}

/// A store where the save of each look at a series fails so many times.
#[derive(Debug)]
pub struct FailingSignals {
    store: Arc<dyn Store>,
    fault: SaveFault,
    times: usize,
    /// How often the save of the series' present look has failed.
    failed: Mutex<BTreeMap<(InstrumentId, Timeframe), usize>>,
}

impl FailingSignals {
    /// Over `store`, where the save of each look fails so many times.
    #[must_use]
    pub fn new(store: Arc<dyn Store>, fault: SaveFault, times: usize) -> Self {
        Self { store, fault, times, failed: Mutex::default() }
    }

    /// Whether this save is to fail.
    fn is_failing(&self, look: &SignalLook<'_>) -> bool {
        let mut failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
        let times = failed.entry((look.instrument, look.timeframe)).or_default();
        *times = if *times < self.times { *times + 1 } else { 0 };
        *times > 0
    }
}

#[async_trait]
impl SignalRepo for FailingSignals {
    async fn signal_look(&self, look: &SignalLook<'_>) -> Result<SignalsKept> {
        if !self.is_failing(look) {
            return self.store.signal_look(look).await;
        }
        if self.fault == SaveFault::After {
            self.store.signal_look(look).await?;
        }
        Err(StoreError::Full { detail: "a fault of the test".to_owned() })
    }

    async fn signal_add(&self, row: &SignalRow, reasoning: &[OpinionRow]) -> Result<bool> {
        self.store.signal_add(row, reasoning).await
    }

    async fn signal_by_key(&self, scope: UserScope, key: SignalKey) -> Result<SignalRow> {
        self.store.signal_by_key(scope, key).await
    }

    async fn signal_reasoning(&self, scope: UserScope, key: SignalKey) -> Result<Vec<OpinionRow>> {
        self.store.signal_reasoning(scope, key).await
    }

    async fn signal_of_request(
        &self,
        scope: UserScope,
        instrument: InstrumentId,
        timeframe: Timeframe,
        raised_at: Instant,
    ) -> Result<Option<SignalRow>> {
        self.store.signal_of_request(scope, instrument, timeframe, raised_at).await
    }

    async fn signal_list(
        &self,
        scope: UserScope,
        filter: &SignalFilter,
        page: &PageQuery,
    ) -> Result<Page<SignalRow>> {
        self.store.signal_list(scope, filter, page).await
    }

    async fn signal_list_open(&self, limit: u32) -> Result<Vec<SignalRow>> {
        self.store.signal_list_open(limit).await
    }

    async fn signal_answer(
        &self,
        scope: UserScope,
        key: SignalKey,
        answer: Option<SignalAnswer>,
        at: Instant,
    ) -> Result<()> {
        self.store.signal_answer(scope, key, answer, at).await
    }

    async fn signal_watch(&self, instrument: InstrumentId, timeframe: Timeframe) -> Result<Option<Instant>> {
        self.store.signal_watch(instrument, timeframe).await
    }

    async fn signal_prune(&self, before: Instant, limit: u32) -> Result<u64> {
        self.store.signal_prune(before, limit).await
    }
}
