//! Signals, what users make of them, and how far each series was looked through.

use crate::row::{OpinionRow, SignalAnswer, SignalOutcomeRow, SignalRow, SignalSide};
use crate::{Page, PageQuery, Result, SignalKey, UserScope};
use async_trait::async_trait;
use model::{Instant, InstrumentId, Timeframe};

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

/// Signals. A user sees everybody's and their own.
#[async_trait]
pub trait SignalRepo {
    /// Keeps a signal with what each source said; `false` where one of the same series, candle and user is kept already.
    ///
    /// # Errors
    /// As every write.
    async fn signal_add(&self, row: &SignalRow, reasoning: &[OpinionRow]) -> Result<bool>;

    /// Says what came of it; `false` where it has ended already or is not there.
    ///
    /// # Errors
    /// As every write.
    async fn signal_end(&self, key: SignalKey, outcome: &SignalOutcomeRow) -> Result<bool>;

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

    /// The series was looked through up to this close; an earlier one changes nothing.
    ///
    /// # Errors
    /// As every write.
    async fn signal_watch_set(
        &self,
        instrument: InstrumentId,
        timeframe: Timeframe,
        through: Instant,
    ) -> Result<()>;

    /// Forgets signals that were raised before this instant and have ended, at most `limit`: how many.
    ///
    /// # Errors
    /// As every write.
    async fn signal_prune(&self, before: Instant, limit: u32) -> Result<u64>;
}
