//! Signals, answers and watches.

use crate::column::{self, blob, user_of};
use crate::fault::{fault, found};
use crate::file::SqliteStore;
use async_trait::async_trait;
use model::{Instant, InstrumentId, Timeframe};
use sqlx::SqliteConnection;
use store::repo::{SignalFilter, SignalLook, SignalsKept};
use store::row::{
    OpinionRow, ReasonRow, SignalAnswer, SignalOutcomeRow, SignalRow, SignalSide, TakeProfitRow,
};
use store::{Cursor, Page, PageQuery, Result, SignalKey, SignalRepo, StoreError, UserKey, UserScope};

struct SignalRecord {
    id: Vec<u8>,
    user_id: Option<Vec<u8>>,
    instrument_number: i64,
    timeframe: String,
    origin: String,
    direction: String,
    confidence: f64,
    entry_price: String,
    stop_loss: String,
    stop_reason: String,
    take_profits: String,
    reason_source: Option<String>,
    reason_text: Option<String>,
    raised_at: i64,
    expires_at: i64,
    end: Option<String>,
    ended_at: Option<i64>,
    targets_reached: Option<i64>,
    return_ratio: Option<f64>,
    risk_multiple: Option<f64>,
    answer: Option<String>,
}

macro_rules! signals {
    ($reader:literal, $rest:literal $(, $argument:expr)*) => {
        sqlx::query_as!(
            SignalRecord,
            r#"SELECT s.id, s.user_id, s.instrument_number, s.timeframe, s.origin, s.direction, s.confidence,
                s.entry_price, s.stop_loss, s.stop_reason, s.take_profits, s.reason_source, s.reason_text, s.raised_at, s.expires_at,
                s.end, s.ended_at, s.targets_reached, s.return_ratio, s.risk_multiple, a.answer AS "answer?"
            FROM signals s LEFT JOIN signal_answers a ON a.signal_id = s.id AND a.user_id = "# + $reader + " " + $rest
            $(, $argument)*
        )
    };
}

impl TryFrom<SignalRecord> for SignalRow {
    type Error = StoreError;

    fn try_from(record: SignalRecord) -> Result<Self> {
        let outcome = match (record.end, record.ended_at, record.targets_reached) {
            (Some(end), Some(at), Some(reached)) => Some(SignalOutcomeRow {
                end: column::word(&end)?,
                ended_at: column::at(at)?,
                targets_reached: column::number(reached)?,
                return_ratio: record.return_ratio,
                risk_multiple: record.risk_multiple,
            }),
            (None, ..) | (_, None, _) | (.., None) => None,
        };
        let reason =
            record.reason_source.zip(record.reason_text).map(|(source, text)| ReasonRow { source, text });
        Ok(Self {
            key: SignalKey(column::uuid(&record.id)?),
            user: column::uuid_opt(record.user_id.as_deref())?.map(UserKey),
            instrument: InstrumentId(column::number(record.instrument_number)?),
            timeframe: timeframe(&record.timeframe)?,
            origin: column::word(&record.origin)?,
            direction: column::word(&record.direction)?,
            confidence: record.confidence,
            entry_price: column::money(&record.entry_price)?,
            stop_loss: column::money(&record.stop_loss)?,
            stop_reason: record.stop_reason,
            take_profits: column::from_json::<Vec<TakeProfitRow>>(&record.take_profits)?,
            reason,
            raised_at: column::at(record.raised_at)?,
            expires_at: column::at(record.expires_at)?,
            outcome,
            answer: column::word_opt(record.answer.as_deref())?,
        })
    }
}

fn timeframe(text: &str) -> Result<Timeframe> {
    text.parse().map_err(|_| column::decode_fault(format!("\"{text}\" is no time frame")))
}

#[async_trait]
impl SignalRepo for SqliteStore {
    async fn signal_add(&self, row: &SignalRow, reasoning: &[OpinionRow]) -> Result<bool> {
        let mut tx = self.write().await?;
        let is_added = add(&mut tx, row, reasoning).await?;
        tx.commit().await.map_err(fault)?;
        Ok(is_added)
    }

    async fn signal_look(&self, look: &SignalLook<'_>) -> Result<SignalsKept> {
        let mut tx = self.write().await?;
        let mut kept = SignalsKept::default();
        for (row, reasoning) in look.raised {
            if add(&mut tx, row, reasoning).await? {
                kept.raised.insert(row.key);
            }
        }
        for (key, outcome) in look.ended {
            if end(&mut tx, *key, outcome).await? {
                kept.ended.insert(*key);
            }
        }
        if let Some(through) = look.through {
            watch(&mut tx, look.instrument, look.timeframe, through).await?;
        }
        tx.commit().await.map_err(fault)?;
        Ok(kept)
    }

    async fn signal_by_key(&self, scope: UserScope, key: SignalKey) -> Result<SignalRow> {
        let (id, user) = (blob(key.0), user_of(scope));
        let row = signals!("?1", "WHERE s.id = ?2 AND (s.user_id IS NULL OR s.user_id = ?1)", user, id)
            .fetch_optional(&self.readers)
            .await
            .map_err(fault)?;
        found(row, "signal")?.try_into()
    }

    async fn signal_reasoning(&self, scope: UserScope, key: SignalKey) -> Result<Vec<OpinionRow>> {
        let (id, user) = (blob(key.0), user_of(scope));
        let opinions = sqlx::query_scalar!(
            "SELECT r.opinions FROM signals s JOIN signal_reasonings r ON r.signal_id = s.id
            WHERE s.id = ? AND (s.user_id IS NULL OR s.user_id = ?)",
            id,
            user
        )
        .fetch_optional(&self.readers)
        .await
        .map_err(fault)?;
        column::from_json(&found(opinions, "signal")?)
    }

    async fn signal_of_request(
        &self,
        scope: UserScope,
        instrument: InstrumentId,
        timeframe: Timeframe,
        raised_at: Instant,
    ) -> Result<Option<SignalRow>> {
        let (user, instrument) = (user_of(scope), i64::from(instrument.0));
        let (timeframe, raised) = (timeframe.to_string(), raised_at.micros());
        let row = signals!(
            "?1",
            "WHERE s.instrument_number = ?2 AND s.timeframe = ?3 AND s.raised_at = ?4 AND s.user_id = ?1",
            user,
            instrument,
            timeframe,
            raised
        )
        .fetch_optional(&self.readers)
        .await
        .map_err(fault)?;
        row.map(SignalRow::try_from).transpose()
    }

    async fn signal_list(
        &self,
        scope: UserScope,
        filter: &SignalFilter,
        page: &PageQuery,
    ) -> Result<Page<SignalRow>> {
        let (user, (at, id)) = (user_of(scope), column::page_start(page));
        let instrument = filter.instrument.map(|id| i64::from(id.0));
        let timeframe = filter.timeframe.map(|timeframe| timeframe.to_string());
        let direction = filter.direction.map(SignalSide::name);
        let (is_ended, (from, _)) = (filter.is_ended, column::stretch(filter.from, None));
        let limit = i64::from(page.limit_bounded()) + 1;
        let rows = signals!(
            "?1",
            "WHERE (s.user_id IS NULL OR s.user_id = ?1) AND (s.raised_at, s.id) < (?2, ?3) AND s.raised_at >= ?4
                AND (?5 IS NULL OR s.instrument_number = ?5) AND (?6 IS NULL OR s.timeframe = ?6)
                AND (?7 IS NULL OR s.direction = ?7) AND (?8 IS NULL OR (s.end IS NOT NULL) = ?8)
            ORDER BY s.raised_at DESC, s.id DESC LIMIT ?9",
            user,
            at,
            id,
            from,
            instrument,
            timeframe,
            direction,
            is_ended,
            limit
        )
        .fetch_all(&self.readers)
        .await
        .map_err(fault)?;
        let rows = rows.into_iter().map(SignalRow::try_from).collect::<Result<Vec<_>>>()?;
        Ok(page.page(rows, |row: &SignalRow| Cursor {
            at_micros: row.raised_at.micros(),
            key: row.key.0.into_bytes(),
        }))
    }

    async fn signal_list_open(&self, limit: u32) -> Result<Vec<SignalRow>> {
        let rows = signals!("NULL", "WHERE s.end IS NULL ORDER BY s.raised_at, s.id LIMIT ?1", limit)
            .fetch_all(&self.readers)
            .await
            .map_err(fault)?;
        rows.into_iter().map(SignalRow::try_from).collect()
    }

    async fn signal_answer(
        &self,
        scope: UserScope,
        key: SignalKey,
        answer: Option<SignalAnswer>,
        at: Instant,
    ) -> Result<()> {
        self.signal_by_key(scope, key).await?;
        let (id, user, at) = (blob(key.0), user_of(scope), at.micros());
        let mut tx = self.write().await?;
        match answer.map(SignalAnswer::name) {
            Some(answer) => sqlx::query!(
                "INSERT INTO signal_answers (signal_id, user_id, answer, answered_at) VALUES (?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET answer = excluded.answer, answered_at = excluded.answered_at",
                id,
                user,
                answer,
                at
            ),
            None => sqlx::query!("DELETE FROM signal_answers WHERE signal_id = ? AND user_id = ?", id, user),
        }
        .execute(&mut *tx)
        .await
        .map_err(fault)?;
        tx.commit().await.map_err(fault)
    }

    async fn signal_watch(&self, instrument: InstrumentId, timeframe: Timeframe) -> Result<Option<Instant>> {
        let (instrument, timeframe) = (i64::from(instrument.0), timeframe.to_string());
        let through = sqlx::query_scalar!(
            "SELECT through_at FROM signal_watches WHERE instrument_number = ? AND timeframe = ?",
            instrument,
            timeframe
        )
        .fetch_optional(&self.readers)
        .await
        .map_err(fault)?;
        column::at_opt(through)
    }

    async fn signal_prune(&self, before: Instant, limit: u32) -> Result<u64> {
        let before = before.micros();
        let mut tx = self.write().await?;
        let gone = sqlx::query!(
            "DELETE FROM signals WHERE id IN (
                SELECT id FROM signals WHERE raised_at < ? AND end IS NOT NULL ORDER BY raised_at LIMIT ?)",
            before,
            limit
        )
        .execute(&mut *tx)
        .await
        .map_err(fault)?;
        tx.commit().await.map_err(fault)?;
        Ok(gone.rows_affected())
    }
}

/// Keeps a signal; `false` where one of the same series, candle and user is kept already.
async fn add(tx: &mut SqliteConnection, row: &SignalRow, reasoning: &[OpinionRow]) -> Result<bool> {
    let (id, user) = (blob(row.key.0), row.user.map(|user| blob(user.0)));
    let (instrument, timeframe) = (i64::from(row.instrument.0), row.timeframe.to_string());
    let (origin, direction) = (row.origin.name(), row.direction.name());
    let (entry, stop) = (row.entry_price.to_string(), row.stop_loss.to_string());
    let (take_profits, opinions) = (column::json(&row.take_profits)?, column::json(reasoning)?);
    let reason = row.reason.as_ref();
    let (source, text) = (reason.map(|reason| &reason.source), reason.map(|reason| &reason.text));
    let (raised, expires) = (row.raised_at.micros(), row.expires_at.micros());
    let added = sqlx::query!(
        "INSERT INTO signals (id, user_id, instrument_number, timeframe, origin, direction, confidence,
            entry_price, stop_loss, stop_reason, take_profits, reason_source, reason_text, raised_at, expires_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        id,
        user,
        instrument,
        timeframe,
        origin,
        direction,
        row.confidence,
        entry,
        stop,
        row.stop_reason,
        take_profits,
        source,
        text,
        raised,
        expires
    )
    .execute(&mut *tx)
    .await
    .map_err(fault)?;
    let is_added = added.rows_affected() == 1;
    if is_added {
        sqlx::query!("INSERT INTO signal_reasonings (signal_id, opinions) VALUES (?, ?)", id, opinions)
            .execute(&mut *tx)
            .await
            .map_err(fault)?;
    }
    Ok(is_added)
}

/// Says what came of a signal; `false` where it has ended already or is not there.
async fn end(tx: &mut SqliteConnection, key: SignalKey, outcome: &SignalOutcomeRow) -> Result<bool> {
    let (id, end, at) = (blob(key.0), outcome.end.name(), outcome.ended_at.micros());
    let reached = i64::from(outcome.targets_reached);
    let ended = sqlx::query!(
        "UPDATE signals SET end = ?, ended_at = ?, targets_reached = ?, return_ratio = ?, risk_multiple = ?
        WHERE id = ? AND end IS NULL",
        end,
        at,
        reached,
        outcome.return_ratio,
        outcome.risk_multiple,
        id
    )
    .execute(&mut *tx)
    .await
    .map_err(fault)?;
    Ok(ended.rows_affected() == 1)
}

/// The series was looked through up to this close; an earlier one changes nothing.
async fn watch(
    tx: &mut SqliteConnection,
    instrument: InstrumentId,
    timeframe: Timeframe,
    through: Instant,
) -> Result<()> {
    let (instrument, timeframe) = (i64::from(instrument.0), timeframe.to_string());
    let through = through.micros();
    sqlx::query!(
        "INSERT INTO signal_watches (instrument_number, timeframe, through_at) VALUES (?, ?, ?)
        ON CONFLICT DO UPDATE SET through_at = max(through_at, excluded.through_at)",
        instrument,
        timeframe,
        through
    )
    .execute(&mut *tx)
    .await
    .map_err(fault)?;
    Ok(())
}
