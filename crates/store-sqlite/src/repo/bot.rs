//! Bots and their diary.

use super::bot_link;
use crate::column::{self, blob, from_json, json, order_number, user_of};
use crate::fault::{fault, found};
use crate::file::SqliteStore;
use async_trait::async_trait;
use model::{AccountId, Amount, BotId, Instant, InstrumentId, OrderId, Purpose, Timeframe};
use sqlx::SqliteConnection;
use store::repo::{BotEventFilter, BotPatch};
use store::row::{BotEventRow, BotMetrics, BotRow, BotRunRow, BotState, Linked, TradeStatus};
use store::{BotKey, BotRepo, Cursor, OrderKey, Page, PageQuery, Result, StoreError, TradeKey, UserScope};

struct BotRecord {
    account_number: i64,
    number: i64,
    name: String,
    description: String,
    kind: String,
    strategy: String,
    instrument_number: i64,
    timeframe: String,
    base_amount: String,
    config: String,
    config_version: i64,
    desired_state: String,
    state: String,
    error: Option<String>,
    created_at: i64,
    started_at: Option<i64>,
    updated_at: i64,
    archived_at: Option<i64>,
    version: i64,
}

struct EventRecord {
    account_number: i64,
    bot_number: i64,
    sequence: i64,
    at: i64,
    level: String,
    kind: String,
    code: String,
    text: String,
    facts: String,
    checks: String,
    client_order_id: Option<i64>,
    bot_key: Option<Vec<u8>>,
    bot_name: Option<String>,
    order_key: Option<Vec<u8>>,
    trade_key: Option<Vec<u8>>,
}

struct RunRecord {
    account_number: i64,
    bot_number: i64,
    started_at: i64,
    stopped_at: Option<i64>,
    ended_in: Option<String>,
    config_version: i64,
}

/// What a bot's figures need of a round trip.
struct OutcomeRecord {
    status: String,
    pnl: Option<String>,
    fees: String,
    exit_reason: Option<String>,
}

macro_rules! bots {
    ($rest:literal $(, $argument:expr)*) => {
        sqlx::query_as!(
            BotRecord,
            "SELECT account_number, number, name, description, kind, strategy, instrument_number, timeframe,
                base_amount, config, config_version, desired_state, state, error, created_at, started_at, updated_at,
                archived_at, version FROM bots " + $rest
            $(, $argument)*
        )
    };
}

macro_rules! bot_events {
    ($rest:literal $(, $argument:expr)*) => {
        sqlx::query_as!(
            EventRecord,
            r#"SELECT e.account_number, e.bot_number, e.sequence, e.at, e.level, e.kind, e.code, e.text, e.facts,
                e.checks, e.client_order_id, b.id AS "bot_key?", b.name AS "bot_name?", o.id AS "order_key?",
                t.id AS "trade_key?"
            FROM bot_events AS e
            LEFT JOIN bots AS b ON b.account_number = e.account_number AND b.number = e.bot_number
            LEFT JOIN orders AS o ON o.account_number = e.account_number AND o.client_order_id = e.client_order_id
            LEFT JOIN trades AS t ON t.account_number = o.account_number AND t.number = o.trade_number "# + $rest
            $(, $argument)*
        )
    };
}

impl TryFrom<BotRecord> for BotRow {
    type Error = StoreError;

    fn try_from(record: BotRecord) -> Result<Self> {
        Ok(Self {
            account: AccountId(column::number(record.account_number)?),
            bot: BotId(column::number(record.number)?),
            name: record.name,
            description: record.description,
            kind: column::word(&record.kind)?,
            strategy: record.strategy,
            config: from_json(&record.config)?,
            config_version: column::number(record.config_version)?,
            instrument: InstrumentId(column::number(record.instrument_number)?),
            timeframe: timeframe(&record.timeframe)?,
            base_amount: column::money(&record.base_amount)?,
            desired_state: column::word(&record.desired_state)?,
            state: column::word(&record.state)?,
            error: record.error,
            created_at: column::at(record.created_at)?,
            started_at: column::at_opt(record.started_at)?,
            updated_at: column::at(record.updated_at)?,
            archived_at: column::at_opt(record.archived_at)?,
            version: record.version.cast_unsigned(),
        })
    }
}

impl TryFrom<RunRecord> for BotRunRow {
    type Error = StoreError;

    fn try_from(record: RunRecord) -> Result<Self> {
        Ok(Self {
            account: AccountId(column::number(record.account_number)?),
            bot: BotId(column::number(record.bot_number)?),
            config_version: column::number(record.config_version)?,
            started_at: column::at(record.started_at)?,
            stopped_at: column::at_opt(record.stopped_at)?,
            ended_in: column::word_opt::<BotState>(record.ended_in.as_deref())?,
        })
    }
}

impl TryFrom<EventRecord> for Linked<BotEventRow> {
    type Error = StoreError;

    fn try_from(record: EventRecord) -> Result<Self> {
        let row = BotEventRow {
            account: AccountId(column::number(record.account_number)?),
            bot: BotId(column::number(record.bot_number)?),
            sequence: record.sequence.cast_unsigned(),
            at: column::at(record.at)?,
            level: column::word(&record.level)?,
            kind: column::word(&record.kind)?,
            code: record.code,
            text: record.text,
            facts: from_json(&record.facts)?,
            checks: from_json(&record.checks)?,
            order: record.client_order_id.map(column::order_id),
        };
        Ok(Self {
            row,
            bot: bot_link(record.bot_key.as_deref(), record.bot_name)?,
            order: column::uuid_opt(record.order_key.as_deref())?.map(OrderKey),
            trade: column::uuid_opt(record.trade_key.as_deref())?.map(TradeKey),
        })
    }
}

#[async_trait]
impl BotRepo for SqliteStore {
    async fn bot_list(&self, scope: UserScope) -> Result<Vec<BotRow>> {
        let user = user_of(scope);
        let rows = bots!("WHERE user_id = ? AND archived_at IS NULL ORDER BY account_number, number", user)
            .fetch_all(&self.readers)
            .await
            .map_err(fault)?;
        rows.into_iter().map(BotRow::try_from).collect()
    }

    async fn bot_by_key(&self, scope: UserScope, key: BotKey) -> Result<BotRow> {
        let (id, user) = (blob(key.0), user_of(scope));
        let row = bots!("WHERE id = ? AND user_id = ?", id, user)
            .fetch_optional(&self.readers)
            .await
            .map_err(fault)?;
        found(row, "bot")?.try_into()
    }

    async fn bot_by_number(&self, scope: UserScope, account: AccountId, bot: BotId) -> Result<BotRow> {
        let (account, bot, user) = (i64::from(account.0), i64::from(bot.0), user_of(scope));
        let row = bots!("WHERE account_number = ? AND number = ? AND user_id = ?", account, bot, user)
            .fetch_optional(&self.readers)
            .await
            .map_err(fault)?;
        found(row, "bot")?.try_into()
    }

    async fn bot_update(
        &self,
        scope: UserScope,
        key: BotKey,
        version: u64,
        patch: &BotPatch,
        at: Instant,
    ) -> Result<BotRow> {
        let mut tx = self.write().await?;
        let there = bot_read(&mut tx, scope, key).await?;
        if there.version != version {
            return Err(StoreError::VersionMismatch { what: "bot", expected: version, found: there.version });
        }
        let (id, at) = (blob(key.0), at.micros());
        sqlx::query!(
            "UPDATE bots SET name = coalesce(?, name), description = coalesce(?, description), updated_at = ?,
                version = version + 1 WHERE id = ?",
            patch.name,
            patch.description,
            at,
            id
        )
        .execute(&mut *tx)
        .await
        .map_err(fault)?;
        let row = bot_read(&mut tx, scope, key).await?;
        tx.commit().await.map_err(fault)?;
        Ok(row)
    }

    async fn bot_run_list(&self, scope: UserScope, key: BotKey) -> Result<Vec<BotRunRow>> {
        let place = self.bot_place(scope, key).await?;
        let rows = sqlx::query_as!(
            RunRecord,
            "SELECT account_number, bot_number, started_at, stopped_at, ended_in, config_version FROM bot_runs
            WHERE account_number = ? AND bot_number = ? ORDER BY started_at DESC LIMIT 100",
            place.account,
            place.bot
        )
        .fetch_all(&self.readers)
        .await
        .map_err(fault)?;
        rows.into_iter().map(BotRunRow::try_from).collect()
    }

    async fn bot_metrics(&self, scope: UserScope, key: BotKey) -> Result<BotMetrics> {
        let place = self.bot_place(scope, key).await?;
        let rows = sqlx::query_as!(
            OutcomeRecord,
            "SELECT status, pnl, fees, exit_reason FROM trades WHERE account_number = ? AND bot_number = ?",
            place.account,
            place.bot
        )
        .fetch_all(&self.readers)
        .await
        .map_err(fault)?;
        let mut metrics = BotMetrics::default();
        for row in rows {
            outcome_add(&mut metrics, &row)?;
        }
        Ok(metrics)
    }

    async fn bot_event_list(
        &self,
        scope: UserScope,
        filter: &BotEventFilter,
        page: &PageQuery,
    ) -> Result<Page<Linked<BotEventRow>>> {
        let (user, kind) = (user_of(scope), filter.kind.map(store::row::BotEventKind::name));
        let (at, id) = column::page_start(page);
        let limit = i64::from(page.limit_bounded()) + 1;
        let rows = match self.bot_place_opt(scope, filter.bot).await? {
            Some(place) => {
                bot_events!(
                    "WHERE e.account_number = ? AND e.bot_number = ? AND (e.at, e.id) < (?, ?)
                        AND (?5 IS NULL OR e.kind = ?5) ORDER BY e.at DESC, e.id DESC LIMIT ?6",
                    place.account,
                    place.bot,
                    at,
                    id,
                    kind,
                    limit
                )
                .fetch_all(&self.readers)
                .await
            }
            None => {
                bot_events!(
                    "WHERE e.user_id = ? AND (e.at, e.id) < (?, ?) AND (?4 IS NULL OR e.kind = ?4)
                    ORDER BY e.at DESC, e.id DESC LIMIT ?5",
                    user,
                    at,
                    id,
                    kind,
                    limit
                )
                .fetch_all(&self.readers)
                .await
            }
        };
        let rows = rows.map_err(fault)?.into_iter().map(Linked::try_from).collect::<Result<Vec<_>>>()?;
        Ok(page.page(rows, |linked: &Linked<BotEventRow>| Cursor {
            at_micros: linked.row.at.micros(),
            key: linked.row.key().0.into_bytes(),
        }))
    }

    async fn bot_event_by_orders(
        &self,
        scope: UserScope,
        account: AccountId,
        orders: &[OrderId],
    ) -> Result<Vec<BotEventRow>> {
        let (user, account) = (user_of(scope), i64::from(account.0));
        let orders = json(&orders.iter().map(|order| order_number(*order)).collect::<Vec<_>>())?;
        let rows = bot_events!(
            "WHERE e.user_id = ? AND e.id IN (
                SELECT (SELECT id FROM bot_events
                    WHERE account_number = ? AND client_order_id = j.value
                        AND kind IN ('decision', 'order', 'refusal')
                    ORDER BY at, id LIMIT 1)
                FROM json_each(?) AS j)
            ORDER BY e.at, e.id",
            user,
            account,
            orders
        )
        .fetch_all(&self.readers)
        .await
        .map_err(fault)?;
        rows.into_iter().map(|record| Linked::try_from(record).map(|linked| linked.row)).collect()
    }

    async fn bot_event_prune(&self, before: Instant, limit: u32) -> Result<u64> {
        let (first_kept, limit) = (blob(store::key::first_at(before)), i64::from(limit));
        let mut tx = self.write().await?;
        // Keys rise with the instant, so that the table needs no other index of age.
        let gone = sqlx::query!(
            "DELETE FROM bot_events WHERE id IN
                (SELECT id FROM bot_events WHERE id < ? AND kind <> 'order' ORDER BY id LIMIT ?)",
            first_kept,
            limit
        )
        .execute(&mut *tx)
        .await
        .map_err(fault)?;
        tx.commit().await.map_err(fault)?;
        Ok(gone.rows_affected())
    }
}

async fn bot_read(tx: &mut SqliteConnection, scope: UserScope, key: BotKey) -> Result<BotRow> {
    let (id, user) = (blob(key.0), user_of(scope));
    let row = bots!("WHERE id = ? AND user_id = ?", id, user).fetch_optional(tx).await.map_err(fault)?;
    found(row, "bot")?.try_into()
}

/// Adds one round trip to a bot's figures.
fn outcome_add(metrics: &mut BotMetrics, row: &OutcomeRecord) -> Result<()> {
    metrics.fees = metrics.fees.checked_add(column::money(&row.fees)?)?;
    match column::word::<TradeStatus>(&row.status)? {
        TradeStatus::Active => metrics.open_trades += 1,
        TradeStatus::Failed => {}
        TradeStatus::Finished => {
            metrics.trades_count += 1;
            let pnl = column::money_opt::<Amount>(row.pnl.as_deref())?.unwrap_or_default();
            if pnl.is_positive() {
                metrics.wins += 1;
                metrics.gross_profit = metrics.gross_profit.checked_add(pnl)?;
            } else if pnl.is_negative() {
                metrics.losses += 1;
                metrics.gross_loss = metrics.gross_loss.checked_sub(pnl)?;
            }
            if let Some(reason) = column::word_opt::<Purpose>(row.exit_reason.as_deref())? {
                *metrics.exit_reasons.entry(reason.name()).or_default() += 1;
            }
        }
    }
    Ok(())
}

fn timeframe(text: &str) -> Result<Timeframe> {
    text.parse().map_err(|error: model::time::TimeframeError| column::decode_fault(error.to_string()))
}
