//! Round trips and positions.

use super::bot_link;
use crate::column::{self, blob, from_json, user_of};
use crate::fault::{fault, found};
use crate::file::SqliteStore;
use async_trait::async_trait;
use model::{AccountId, BotId, InstrumentId};
use store::repo::{PositionFilter, TradeFilter};
use store::row::{Linked, PositionRow, TradeRow, TradeStatus, TradeTarget};
use store::{Cursor, Page, PageQuery, PositionKey, Result, StoreError, TradeKey, TradeRepo, UserScope};

struct TradeRecord {
    account_number: i64,
    number: i64,
    bot_number: i64,
    instrument_number: i64,
    direction: String,
    status: String,
    entry_time: i64,
    entry_price: String,
    quantity: String,
    invested: String,
    exit_time: Option<i64>,
    exit_price: Option<String>,
    returned: String,
    fees: String,
    pnl: Option<String>,
    highest_price: String,
    stop_loss: Option<String>,
    exit_reason: Option<String>,
    updated_at: i64,
    targets: String,
    bot_key: Option<Vec<u8>>,
    bot_name: Option<String>,
}

struct PositionRecord {
    account_number: i64,
    number: i64,
    bot_number: i64,
    trade_number: Option<i64>,
    instrument_number: i64,
    side: String,
    status: String,
    quantity: String,
    cost_basis: String,
    realized_pnl: String,
    stop_loss: Option<String>,
    highest_price: String,
    opened_at: i64,
    closed_at: Option<i64>,
    updated_at: i64,
    bot_key: Option<Vec<u8>>,
    bot_name: Option<String>,
    trade_key: Option<Vec<u8>>,
}

macro_rules! trades {
    ($rest:literal $(, $argument:expr)*) => {
        sqlx::query_as!(
            TradeRecord,
            r#"SELECT t.account_number, t.number, t.bot_number, t.instrument_number, t.direction, t.status,
                t.entry_time, t.entry_price, t.quantity, t.invested, t.exit_time, t.exit_price, t.returned, t.fees,
                t.pnl, t.highest_price, t.stop_loss, t.exit_reason, t.updated_at,
                (SELECT json_group_array(json_array(g.price, g.quantity, g.hit_at)) FROM (
                    SELECT price, quantity, hit_at FROM trade_targets
                    WHERE account_number = t.account_number AND trade_number = t.number ORDER BY number
                ) AS g) AS "targets!: String", b.id AS "bot_key?", b.name AS "bot_name?"
            FROM trades AS t
            LEFT JOIN bots AS b ON b.account_number = t.account_number AND b.number = t.bot_number "# + $rest
            $(, $argument)*
        )
    };
}

macro_rules! positions {
    ($rest:literal $(, $argument:expr)*) => {
        sqlx::query_as!(
            PositionRecord,
            r#"SELECT p.account_number, p.number, p.bot_number, p.trade_number, p.instrument_number, p.side, p.status,
                p.quantity, p.cost_basis, p.realized_pnl, p.stop_loss, p.highest_price, p.opened_at, p.closed_at,
                p.updated_at, b.id AS "bot_key?", b.name AS "bot_name?", t.id AS "trade_key?"
            FROM positions AS p
            LEFT JOIN bots AS b ON b.account_number = p.account_number AND b.number = p.bot_number
            LEFT JOIN trades AS t ON t.account_number = p.account_number AND t.number = p.trade_number "# + $rest
            $(, $argument)*
        )
    };
}

impl TryFrom<TradeRecord> for Linked<TradeRow> {
    type Error = StoreError;

    fn try_from(record: TradeRecord) -> Result<Self> {
        let row = TradeRow {
            account: AccountId(column::number(record.account_number)?),
            trade: record.number.cast_unsigned(),
            bot: BotId(column::number(record.bot_number)?),
            instrument: InstrumentId(column::number(record.instrument_number)?),
            direction: column::word(&record.direction)?,
            status: column::word(&record.status)?,
            entry_time: column::at(record.entry_time)?,
            entry_price: column::money(&record.entry_price)?,
            quantity: column::money(&record.quantity)?,
            invested: column::money(&record.invested)?,
            exit_time: column::at_opt(record.exit_time)?,
            exit_price: column::money_opt(record.exit_price.as_deref())?,
            returned: column::money(&record.returned)?,
            fees: column::money(&record.fees)?,
            pnl: column::money_opt(record.pnl.as_deref())?,
            highest_price: column::money(&record.highest_price)?,
            stop_loss: column::money_opt(record.stop_loss.as_deref())?,
            exit_reason: column::word_opt(record.exit_reason.as_deref())?,
            targets: targets(&record.targets)?,
            updated_at: column::at(record.updated_at)?,
        };
        Ok(Self {
            trade: Some(row.key()),
            row,
            bot: bot_link(record.bot_key.as_deref(), record.bot_name)?,
            order: None,
        })
    }
}

impl TryFrom<PositionRecord> for Linked<PositionRow> {
    type Error = StoreError;

    fn try_from(record: PositionRecord) -> Result<Self> {
        let row = PositionRow {
            account: AccountId(column::number(record.account_number)?),
            position: record.number.cast_unsigned(),
            bot: BotId(column::number(record.bot_number)?),
            trade: record.trade_number.map(i64::cast_unsigned),
            instrument: InstrumentId(column::number(record.instrument_number)?),
            direction: column::word(&record.side)?,
            status: column::word(&record.status)?,
            quantity: column::money(&record.quantity)?,
            cost_basis: column::money(&record.cost_basis)?,
            realized_pnl: column::money(&record.realized_pnl)?,
            stop_loss: column::money_opt(record.stop_loss.as_deref())?,
            highest_price: column::money(&record.highest_price)?,
            opened_at: column::at(record.opened_at)?,
            closed_at: column::at_opt(record.closed_at)?,
            updated_at: column::at(record.updated_at)?,
        };
        Ok(Self {
            row,
            bot: bot_link(record.bot_key.as_deref(), record.bot_name)?,
            order: None,
            trade: column::uuid_opt(record.trade_key.as_deref())?.map(TradeKey),
        })
    }
}

#[async_trait]
impl TradeRepo for SqliteStore {
    async fn trade_list(
        &self,
        scope: UserScope,
        filter: &TradeFilter,
        page: &PageQuery,
    ) -> Result<Page<Linked<TradeRow>>> {
        let rows = match filter.bot {
            Some(_) => self.trades_of_bot(scope, filter, page).await?,
            None => self.trades_of_user(scope, filter, page).await?,
        };
        let rows = rows.into_iter().map(Linked::try_from).collect::<Result<Vec<_>>>()?;
        Ok(page.page(rows, |linked: &Linked<TradeRow>| Cursor {
            at_micros: linked.row.entry_time.micros(),
            key: linked.row.key().0.into_bytes(),
        }))
    }

    async fn trade_by_key(&self, scope: UserScope, key: TradeKey) -> Result<Linked<TradeRow>> {
        let (id, user) = (blob(key.0), user_of(scope));
        let row = trades!("WHERE t.id = ? AND t.user_id = ?", id, user)
            .fetch_optional(&self.readers)
            .await
            .map_err(fault)?;
        found(row, "trade")?.try_into()
    }

    async fn position_list(
        &self,
        scope: UserScope,
        filter: &PositionFilter,
    ) -> Result<Vec<Linked<PositionRow>>> {
        let (user, instrument) = (user_of(scope), filter.instrument.map(|id| i64::from(id.0)));
        let place = self.bot_place_opt(scope, filter.bot).await?;
        let (account, bot) = place.map_or((None, None), |place| (Some(place.account), Some(place.bot)));
        let rows = positions!(
            "WHERE p.user_id = ?1 AND p.status = 'open' AND (?2 IS NULL OR p.account_number = ?2)
                AND (?3 IS NULL OR p.bot_number = ?3) AND (?4 IS NULL OR p.instrument_number = ?4)
            ORDER BY p.opened_at DESC, p.id DESC",
            user,
            account,
            bot,
            instrument
        )
        .fetch_all(&self.readers)
        .await
        .map_err(fault)?;
        rows.into_iter().map(Linked::try_from).collect()
    }

    async fn position_by_key(&self, scope: UserScope, key: PositionKey) -> Result<Linked<PositionRow>> {
        let (id, user) = (blob(key.0), user_of(scope));
        let row = positions!("WHERE p.id = ? AND p.user_id = ?", id, user)
            .fetch_optional(&self.readers)
            .await
            .map_err(fault)?;
        found(row, "position")?.try_into()
    }
}

impl SqliteStore {
    async fn trades_of_user(
        &self,
        scope: UserScope,
        filter: &TradeFilter,
        page: &PageQuery,
    ) -> Result<Vec<TradeRecord>> {
        let (user, instrument) = (user_of(scope), filter.instrument.map(|id| i64::from(id.0)));
        let status = filter.status.map(TradeStatus::name);
        let (at, id) = column::page_start(page);
        let limit = i64::from(page.limit_bounded()) + 1;
        if filter.status == Some(TradeStatus::Active) {
            return trades!(
                "WHERE t.user_id = ? AND t.status = 'active' AND (t.entry_time, t.id) < (?, ?)
                    AND (?4 IS NULL OR t.instrument_number = ?4)
                ORDER BY t.entry_time DESC, t.id DESC LIMIT ?5",
                user,
                at,
                id,
                instrument,
                limit
            )
            .fetch_all(&self.readers)
            .await
            .map_err(fault);
        }
        trades!(
            "WHERE t.user_id = ? AND (t.entry_time, t.id) < (?, ?) AND (?4 IS NULL OR t.instrument_number = ?4)
                AND (?5 IS NULL OR t.status = ?5)
            ORDER BY t.entry_time DESC, t.id DESC LIMIT ?6",
            user,
            at,
            id,
            instrument,
            status,
            limit
        )
        .fetch_all(&self.readers)
        .await
        .map_err(fault)
    }

    async fn trades_of_bot(
        &self,
        scope: UserScope,
        filter: &TradeFilter,
        page: &PageQuery,
    ) -> Result<Vec<TradeRecord>> {
        let Some(place) = self.bot_place_opt(scope, filter.bot).await? else { return Ok(Vec::new()) };
        let (instrument, status) =
            (filter.instrument.map(|id| i64::from(id.0)), filter.status.map(TradeStatus::name));
        let (at, id) = column::page_start(page);
        let limit = i64::from(page.limit_bounded()) + 1;
        trades!(
            "WHERE t.account_number = ? AND t.bot_number = ? AND (t.entry_time, t.id) < (?, ?)
                AND (?5 IS NULL OR t.instrument_number = ?5) AND (?6 IS NULL OR t.status = ?6)
            ORDER BY t.entry_time DESC, t.id DESC LIMIT ?7",
            place.account,
            place.bot,
            at,
            id,
            instrument,
            status,
            limit
        )
        .fetch_all(&self.readers)
        .await
        .map_err(fault)
    }
}

/// Targets out of their JSON: price, quantity and when each was reached.
fn targets(text: &str) -> Result<Vec<TradeTarget>> {
    let rows: Vec<(String, String, Option<i64>)> = from_json(text)?;
    let target = |(price, quantity, hit_at): &(String, String, Option<i64>)| {
        Ok(TradeTarget {
            price: column::money(price)?,
            quantity: column::money(quantity)?,
            hit_at: column::at_opt(*hit_at)?,
        })
    };
    rows.iter().map(target).collect()
}
