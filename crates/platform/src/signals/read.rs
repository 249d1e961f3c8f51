//! What is kept of signals, and what users make of them.

use crate::bots::read::page_query;
use crate::view::{self, SignalStatus};
use crate::{Caller, Fault, Platform, Result};
use model::{Instant, Timeframe};
use store::SignalKey;
use store::repo::SignalFilter;
use store::row::{SignalAnswer, SignalEndWord, SignalRow, SignalSide};
use uuid::Uuid;

/// Which signals are wanted; what is absent does not bind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignalQuery {
    /// Only of this instrument.
    pub symbol: Option<String>,
    /// Only over these candles.
    pub timeframe: Option<Timeframe>,
    /// Only this way.
    pub direction: Option<SignalSide>,
    /// Only those that have ended, or that have not.
    pub is_ended: Option<bool>,
    /// Only those raised at or after this instant.
    pub from: Option<Instant>,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// At most so many.
    pub limit: u32,
}

impl Platform {
    /// Everybody's signals and the caller's own, the latest first.
    ///
    /// # Errors
    /// As every read; [`Fault::Invalid`] for a cursor or symbol that is none.
    pub async fn signal_list(
        &self,
        caller: &Caller,
        query: &SignalQuery,
    ) -> Result<view::Page<view::Signal>> {
        let filter = SignalFilter {
            instrument: self.instrument_filter(query.symbol.as_deref())?,
            timeframe: query.timeframe,
            direction: query.direction,
            is_ended: query.is_ended,
            from: query.from,
        };
        let page = page_query(query.cursor.as_deref(), query.limit)?;
        let page = self.store.signal_list(caller.scope(), &filter, &page).await?;
        Ok(view::Page {
            items: page.rows.into_iter().map(|row| self.signal_view(row)).collect(),
            next_cursor: page.next.map(|cursor| cursor.to_string()),
        })
    }

    /// One signal, with what each source said.
    ///
    /// # Errors
    /// [`Fault::NotFound`], also for another user's.
    pub async fn signal(&self, caller: &Caller, id: Uuid) -> Result<view::ReasonedSignal> {
        let row = self.store.signal_by_key(caller.scope(), SignalKey(id)).await?;
        self.signal_reasoned(caller, row).await
    }

    /// The caller follows a signal, does not, or takes that back (`None`).
    ///
    /// # Errors
    /// [`Fault::NotFound`], also for another user's; [`Fault::Conflict`] when it has ended.
    pub async fn signal_answer(
        &self,
        caller: &Caller,
        id: Uuid,
        answer: Option<SignalAnswer>,
    ) -> Result<view::ReasonedSignal> {
        let row = self.store.signal_by_key(caller.scope(), SignalKey(id)).await?;
        if row.outcome.is_some() {
            return Err(Fault::Conflict { reason: "this signal has ended".to_owned() });
        }
        self.store.signal_answer(caller.scope(), SignalKey(id), answer, self.now()).await?;
        let answered = self.signal(caller, id).await?;
        self.signal_tell_answer(caller.user, answered.signal.clone());
        Ok(answered)
    }

    pub(super) async fn signal_reasoned(
        &self,
        caller: &Caller,
        row: SignalRow,
    ) -> Result<view::ReasonedSignal> {
        let reasoning = self.store.signal_reasoning(caller.scope(), row.key).await?;
        Ok(view::ReasonedSignal { signal: self.signal_view(row), reasoning })
    }

    pub(super) fn signal_view(&self, row: SignalRow) -> view::Signal {
        let is_over = self.trading.market().market_time.is_some_and(|now| now >= row.expires_at);
        let status = match (row.outcome.map(|outcome| outcome.end), row.answer) {
            (Some(SignalEndWord::Expired), _) => SignalStatus::Expired,
            (Some(SignalEndWord::Stopped | SignalEndWord::Reversed), _) => SignalStatus::Invalidated,
            (Some(SignalEndWord::TargetsReached), _) => SignalStatus::Completed,
            (None, _) if is_over => SignalStatus::Expired,
            (None, Some(SignalAnswer::Accepted)) => SignalStatus::Accepted,
            (None, Some(SignalAnswer::Rejected)) => SignalStatus::Rejected,
            (None, None) => SignalStatus::Active,
        };
        view::Signal { instrument: self.instrument_name(row.instrument), status, row }
    }
}
