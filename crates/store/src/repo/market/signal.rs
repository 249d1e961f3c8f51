//! Signals, what users make of them, and how far each series was looked through.

use crate::row::{OpinionRow, SignalAnswer, SignalOutcomeRow, SignalRow, SignalSide};
use crate::{Page, PageQuery, Result, SignalKey, UserScope};
use async_trait::async_trait;
use model::{Instant, InstrumentId, Timeframe};
use std::collections::BTreeSet;

/// Which signals; what is absent does not bind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SignalFilter {
    /// Only of this instrument.
    pub instrument: Option<InstrumentId>,
    /// Only over these candles.
    pub timeframe: Option<Timeframe>,
    /// Only this way.
    pub direction: Option<SignalSide>,
    /// Only those that have ended, or that have not.
    pub is_ended: Option<bool>,
    /// Only those raised at or after this instant.
    pub from: Option<Instant>,
}

/// What a look at a series has found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SignalLook<'a> {
    /// Of which instrument.
    pub instrument: InstrumentId,
    /// Over which candles.
    pub timeframe: Timeframe,
    /// Signals, each with what each source said.
    pub raised: &'a [(SignalRow, Vec<OpinionRow>)],
    /// What came of signals that were kept already, or are raised here.
    pub ended: &'a [(SignalKey, SignalOutcomeRow)],
    /// The series was looked through up to this close; an earlier one than is known changes nothing.
    pub through: Option<Instant>,
}

/// What was new of a look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignalsKept {
    /// The signals that were not kept already, by whatever key: one of a series, candle and user is.
    pub raised: BTreeSet<SignalKey>,
    /// The signals that had not ended.
    pub ended: BTreeSet<SignalKey>,
}

/// Signals. A user sees everybody's and their own. Can be passed by itself.
#[async_trait]
pub trait SignalRepo: Send + Sync + std::fmt::Debug {
    /// Keeps a signal with what each source said; `false` where one of the same series, candle and user is kept already.
    ///
    /// # Errors
    /// As every write.
    async fn signal_add(&self, row: &SignalRow, reasoning: &[OpinionRow]) -> Result<bool>;

    /// Keeps all that a look at a series has found, or nothing. Kept twice, it is kept once: the answer says what was new.
    ///
    /// # Errors
    /// As every write. Whether it was kept is not always known then; the caller keeps the same once more.
    async fn signal_look(&self, look: &SignalLook<'_>) -> Result<SignalsKept>;

    /// A signal.
    ///
    /// # Errors
    /// [`NotFound`](crate::StoreError::NotFound), also for another user's.
    async fn signal_by_key(&self, scope: UserScope, key: SignalKey) -> Result<SignalRow>;

    /// What each source said of a signal.
    ///
    /// # Errors
    /// [`NotFound`](crate::StoreError::NotFound), also for another user's.
    async fn signal_reasoning(&self, scope: UserScope, key: SignalKey) -> Result<Vec<OpinionRow>>;

    /// The signal that this user's question over this candle has led to.
    ///
    /// # Errors
    /// As every read.
    async fn signal_of_request(
        &self,
        scope: UserScope,
        instrument: InstrumentId,
        timeframe: Timeframe,
        raised_at: Instant,
    ) -> Result<Option<SignalRow>>;

    /// Signals, the latest raised first.
    ///
    /// # Errors
    /// As every read.
    async fn signal_list(
        &self,
        scope: UserScope,
        filter: &SignalFilter,
        page: &PageQuery,
    ) -> Result<Page<SignalRow>>;

    /// All that have not ended, whoever's, the oldest first; at most `limit`.
    ///
    /// # Errors
    /// As every read.
    async fn signal_list_open(&self, limit: u32) -> Result<Vec<SignalRow>>;

    /// Keeps what the user makes of a signal; `None` takes it back.
    ///
    /// # Errors
    /// [`NotFound`](crate::StoreError::NotFound), also for another user's.
    async fn signal_answer(
        &self,
        scope: UserScope,
        key: SignalKey,
        answer: Option<SignalAnswer>,
        at: Instant,
    ) -> Result<()>;

    /// Up to the close of which candle the series was looked through.
    ///
    /// # Errors
    /// As every read.
    async fn signal_watch(&self, instrument: InstrumentId, timeframe: Timeframe) -> Result<Option<Instant>>;

    /// Forgets signals that were raised before this instant and have ended, at most `limit`: how many.
    ///
    /// # Errors
    /// As every write.
    async fn signal_prune(&self, before: Instant, limit: u32) -> Result<u64>;
}
