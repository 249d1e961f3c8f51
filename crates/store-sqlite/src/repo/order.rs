//! Orders and fills.

use super::bot_link;
use crate::column::{self, blob, json, order_id, user_of};
use crate::fault::{fault, found};
use crate::file::SqliteStore;
use async_trait::async_trait;
use model::{AccountId, AssetId, BotId, FillId, InstrumentId, OrderKind, OrderSize};
use store::repo::{FillFilter, OrderFilter};
use store::row::{FillRow, Linked, OrderEventRow, OrderRow, OrderStatus};
use store::{Cursor, OrderKey, OrderRepo, Page, PageQuery, Result, StoreError, TradeKey, UserScope};

struct OrderRecord {
    account_number: i64,
    client_order_id: i64,
    bot_number: i64,
    trade_number: Option<i64>,
    instrument_number: i64,
    side: String,
    kind: String,
    quantity: Option<String>,
    quote_amount: Option<String>,
    price: Option<String>,
    stop_price: Option<String>,
    purpose: String,
    is_reduce_only: i64,
    status: String,
    filled_quantity: String,
    filled_notional: String,
    reject_code: Option<String>,
    venue_order_id: Option<String>,
    created_at: i64,
    updated_at: i64,
    bot_key: Option<Vec<u8>>,
    bot_name: Option<String>,
    trade_key: Option<Vec<u8>>,
}

struct FillRecord {
    account_number: i64,
    venue_fill_id: i64,
    client_order_id: i64,
    bot_number: i64,
    trade_number: Option<i64>,
    instrument_number: i64,
    side: String,
    price: String,
    quantity: String,
    quote_quantity: String,
    fee: String,
    fee_asset_number: i64,
    liquidity: String,
    purpose: String,
    executed_at: i64,
    bot_key: Option<Vec<u8>>,
    bot_name: Option<String>,
    order_key: Vec<u8>,
    trade_key: Option<Vec<u8>>,
}

struct StepRecord {
    account_number: i64,
    client_order_id: i64,
    sequence: i64,
    at: i64,
    status: String,
    code: String,
    text: String,
}

macro_rules! orders {
    ($rest:literal $(, $argument:expr)*) => {
        sqlx::query_as!(
            OrderRecord,
            r#"SELECT o.account_number, o.client_order_id, o.bot_number, o.trade_number, o.instrument_number, o.side,
                o.type AS kind, o.quantity, o.quote_amount, o.price, o.stop_price, o.purpose, o.is_reduce_only,
                o.status, o.filled_quantity, o.filled_notional, o.reject_code, o.venue_order_id, o.created_at,
                o.updated_at, b.id AS "bot_key?", b.name AS "bot_name?", t.id AS "trade_key?"
            FROM orders AS o
            LEFT JOIN bots AS b ON b.account_number = o.account_number AND b.number = o.bot_number
            LEFT JOIN trades AS t ON t.account_number = o.account_number AND t.number = o.trade_number "# + $rest
            $(, $argument)*
        )
    };
}

macro_rules! fills {
    ($rest:literal $(, $argument:expr)*) => {
        sqlx::query_as!(
            FillRecord,
            r#"SELECT f.account_number, f.venue_fill_id, f.client_order_id, f.bot_number, f.trade_number,
                f.instrument_number, f.side, f.price, f.quantity, f.quote_quantity, f.fee, f.fee_asset_number,
                f.liquidity, f.purpose, f.executed_at, b.id AS "bot_key?", b.name AS "bot_name?",
                o.id AS order_key, t.id AS "trade_key?"
            FROM fills AS f
            JOIN orders AS o ON o.account_number = f.account_number AND o.client_order_id = f.client_order_id
            LEFT JOIN bots AS b ON b.account_number = f.account_number AND b.number = f.bot_number
            LEFT JOIN trades AS t ON t.account_number = f.account_number AND t.number = f.trade_number "# + $rest
            $(, $argument)*
        )
    };
}

impl TryFrom<OrderRecord> for Linked<OrderRow> {
    type Error = StoreError;

    fn try_from(record: OrderRecord) -> Result<Self> {
        let row = OrderRow {
            account: AccountId(column::number(record.account_number)?),
            order: order_id(record.client_order_id),
            bot: BotId(column::number(record.bot_number)?),
            trade: record.trade_number.map(i64::cast_unsigned),
            instrument: InstrumentId(column::number(record.instrument_number)?),
            side: column::word(&record.side)?,
            kind: order_kind(&record)?,
            size: order_size(&record)?,
            purpose: column::word(&record.purpose)?,
            is_reduce_only: record.is_reduce_only != 0,
            status: column::word(&record.status)?,
            filled_quantity: column::money(&record.filled_quantity)?,
            filled_notional: column::money(&record.filled_notional)?,
            reject_code: record.reject_code,
            venue_order: record.venue_order_id,
            created_at: column::at(record.created_at)?,
            updated_at: column::at(record.updated_at)?,
        };
        Ok(Self {
            order: Some(row.key()),
            row,
            bot: bot_link(record.bot_key.as_deref(), record.bot_name)?,
            trade: column::uuid_opt(record.trade_key.as_deref())?.map(TradeKey),
        })
    }
}

impl TryFrom<FillRecord> for Linked<FillRow> {
    type Error = StoreError;

    fn try_from(record: FillRecord) -> Result<Self> {
        let row = FillRow {
            account: AccountId(column::number(record.account_number)?),
            fill: FillId(record.venue_fill_id.cast_unsigned()),
            order: order_id(record.client_order_id),
            bot: BotId(column::number(record.bot_number)?),
            trade: record.trade_number.map(i64::cast_unsigned),
            instrument: InstrumentId(column::number(record.instrument_number)?),
            side: column::word(&record.side)?,
            price: column::money(&record.price)?,
            quantity: column::money(&record.quantity)?,
            notional: column::money(&record.quote_quantity)?,
            fee: column::money(&record.fee)?,
            fee_asset: AssetId(column::number(record.fee_asset_number)?),
            liquidity: column::word(&record.liquidity)?,
            purpose: column::word(&record.purpose)?,
            executed_at: column::at(record.executed_at)?,
        };
        Ok(Self {
            row,
            bot: bot_link(record.bot_key.as_deref(), record.bot_name)?,
            order: Some(OrderKey(column::uuid(&record.order_key)?)),
            trade: column::uuid_opt(record.trade_key.as_deref())?.map(TradeKey),
        })
    }
}

impl TryFrom<StepRecord> for OrderEventRow {
    type Error = StoreError;

    fn try_from(record: StepRecord) -> Result<Self> {
        Ok(Self {
            account: AccountId(column::number(record.account_number)?),
            order: order_id(record.client_order_id),
            sequence: record.sequence.cast_unsigned(),
            at: column::at(record.at)?,
            status: column::word(&record.status)?,
            code: record.code,
            text: record.text,
        })
    }
}

#[async_trait]
impl OrderRepo for SqliteStore {
    async fn order_list(
        &self,
        scope: UserScope,
        filter: &OrderFilter,
        page: &PageQuery,
    ) -> Result<Page<Linked<OrderRow>>> {
        let rows = match (self.bot_place_opt(scope, filter.bot).await?, are_open(filter)) {
            (Some(place), _) => self.orders_of_bot(&place, filter, page).await?,
            (None, true) => self.orders_open(scope, filter, page).await?,
            (None, false) => self.orders_of_user(scope, filter, page).await?,
        };
        let rows = rows.into_iter().map(Linked::try_from).collect::<Result<Vec<_>>>()?;
        Ok(page.page(rows, |linked: &Linked<OrderRow>| Cursor {
            at_micros: linked.row.created_at.micros(),
            key: linked.row.key().0.into_bytes(),
        }))
    }

    async fn order_by_key(&self, scope: UserScope, key: OrderKey) -> Result<Linked<OrderRow>> {
        let (id, user) = (blob(key.0), user_of(scope));
        let row = orders!("WHERE o.id = ? AND o.user_id = ?", id, user)
            .fetch_optional(&self.readers)
            .await
            .map_err(fault)?;
        found(row, "order")?.try_into()
    }

    async fn order_event_list(&self, scope: UserScope, key: OrderKey) -> Result<Vec<OrderEventRow>> {
        let row = self.order_by_key(scope, key).await?.row;
        let (account, order) = (i64::from(row.account.0), column::order_number(row.order));
        let rows = sqlx::query_as!(
            StepRecord,
            "SELECT account_number, client_order_id, sequence, at, status, code, text FROM order_events
            WHERE account_number = ? AND client_order_id = ? ORDER BY sequence",
            account,
            order
        )
        .fetch_all(&self.readers)
        .await
        .map_err(fault)?;
        rows.into_iter().map(OrderEventRow::try_from).collect()
    }

    async fn fill_list(
        &self,
        scope: UserScope,
        filter: &FillFilter,
        page: &PageQuery,
    ) -> Result<Page<Linked<FillRow>>> {
        let (user, instrument) = (user_of(scope), filter.instrument.map(|id| i64::from(id.0)));
        let (at, id) = column::page_start(page);
        let (from, to) = column::stretch(filter.from, filter.to);
        let limit = i64::from(page.limit_bounded()) + 1;
        let rows = match self.bot_place_opt(scope, filter.bot).await? {
            Some(place) => {
                fills!(
                    "WHERE f.account_number = ? AND f.bot_number = ? AND (f.executed_at, f.id) < (?, ?)
                        AND f.executed_at >= ? AND f.executed_at < ?
                        AND (?7 IS NULL OR f.instrument_number = ?7)
                    ORDER BY f.executed_at DESC, f.id DESC LIMIT ?8",
                    place.account,
                    place.bot,
                    at,
                    id,
                    from,
                    to,
                    instrument,
                    limit
                )
                .fetch_all(&self.readers)
                .await
            }
            None => {
                fills!(
                    "WHERE f.user_id = ? AND (f.executed_at, f.id) < (?, ?)
                        AND f.executed_at >= ? AND f.executed_at < ?
                        AND (?6 IS NULL OR f.instrument_number = ?6)
                    ORDER BY f.executed_at DESC, f.id DESC LIMIT ?7",
                    user,
                    at,
                    id,
                    from,
                    to,
                    instrument,
                    limit
                )
                .fetch_all(&self.readers)
                .await
            }
        };
        let rows = rows.map_err(fault)?.into_iter().map(Linked::try_from).collect::<Result<Vec<_>>>()?;
        Ok(page.page(rows, |linked: &Linked<FillRow>| Cursor {
            at_micros: linked.row.executed_at.micros(),
            key: linked.row.key().0.into_bytes(),
        }))
    }
}

/// A filter of orders as the queries take it.
struct Bounds {
    at: i64,
    id: Vec<u8>,
    from: i64,
    to: i64,
    instrument: Option<i64>,
    statuses: Option<String>,
    limit: i64,
}

impl Bounds {
    fn of(filter: &OrderFilter, page: &PageQuery) -> Result<Self> {
        let (at, id) = column::page_start(page);
        let (from, to) = column::stretch(filter.from, filter.to);
        let names =
            |statuses: &Vec<OrderStatus>| statuses.iter().map(|status| status.name()).collect::<Vec<_>>();
        let statuses = filter.statuses.as_ref().map(|statuses| json(&names(statuses))).transpose()?;
        let instrument = filter.instrument.map(|id| i64::from(id.0));
        Ok(Self { at, id, from, to, instrument, statuses, limit: i64::from(page.limit_bounded()) + 1 })
    }
}

impl SqliteStore {
    async fn orders_of_user(
        &self,
        scope: UserScope,
        filter: &OrderFilter,
        page: &PageQuery,
    ) -> Result<Vec<OrderRecord>> {
        let (user, bounds) = (user_of(scope), Bounds::of(filter, page)?);
        orders!(
            "WHERE o.user_id = ? AND (o.created_at, o.id) < (?, ?) AND o.created_at >= ? AND o.created_at < ?
                AND (?6 IS NULL OR o.instrument_number = ?6)
                AND (?7 IS NULL OR o.status IN (SELECT value FROM json_each(?7)))
            ORDER BY o.created_at DESC, o.id DESC LIMIT ?8",
            user,
            bounds.at,
            bounds.id,
            bounds.from,
            bounds.to,
            bounds.instrument,
            bounds.statuses,
            bounds.limit
        )
        .fetch_all(&self.readers)
        .await
        .map_err(fault)
    }

    /// As [`orders_of_user`](Self::orders_of_user), by the short index of orders that are not at their end.
    async fn orders_open(
        &self,
        scope: UserScope,
        filter: &OrderFilter,
        page: &PageQuery,
    ) -> Result<Vec<OrderRecord>> {
        let (user, bounds) = (user_of(scope), Bounds::of(filter, page)?);
        orders!(
            "WHERE o.user_id = ? AND (o.created_at, o.id) < (?, ?) AND o.created_at >= ? AND o.created_at < ?
                AND (?6 IS NULL OR o.instrument_number = ?6)
                AND o.status IN ('new', 'sent', 'accepted', 'partially_filled', 'cancel_requested', 'unknown')
                AND o.status IN (SELECT value FROM json_each(?7))
            ORDER BY o.created_at DESC, o.id DESC LIMIT ?8",
            user,
            bounds.at,
            bounds.id,
            bounds.from,
            bounds.to,
            bounds.instrument,
            bounds.statuses,
            bounds.limit
        )
        .fetch_all(&self.readers)
        .await
        .map_err(fault)
    }

    async fn orders_of_bot(
        &self,
        place: &super::BotPlace,
        filter: &OrderFilter,
        page: &PageQuery,
    ) -> Result<Vec<OrderRecord>> {
        let bounds = Bounds::of(filter, page)?;
        orders!(
            "WHERE o.account_number = ? AND o.bot_number = ? AND (o.created_at, o.id) < (?, ?)
                AND o.created_at >= ? AND o.created_at < ? AND (?7 IS NULL OR o.instrument_number = ?7)
                AND (?8 IS NULL OR o.status IN (SELECT value FROM json_each(?8)))
            ORDER BY o.created_at DESC, o.id DESC LIMIT ?9",
            place.account,
            place.bot,
            bounds.at,
            bounds.id,
            bounds.from,
            bounds.to,
            bounds.instrument,
            bounds.statuses,
            bounds.limit
        )
        .fetch_all(&self.readers)
        .await
        .map_err(fault)
    }
}

/// Whether the filter asks only for orders that are not at their end.
fn are_open(filter: &OrderFilter) -> bool {
    filter.statuses.as_ref().is_some_and(|statuses| statuses.iter().all(|status| !status.is_terminal()))
}

fn order_kind(record: &OrderRecord) -> Result<OrderKind> {
    match (record.kind.as_str(), record.price.as_deref(), record.stop_price.as_deref()) {
        ("market", None, None) => Ok(OrderKind::Market),
        ("limit", Some(price), None) => Ok(OrderKind::Limit { price: column::money(price)? }),
        ("stop", None, Some(price)) => Ok(OrderKind::Stop { stop_price: column::money(price)? }),
        (kind, ..) => Err(column::decode_fault(format!("a {kind} order with these prices is none"))),
    }
}

fn order_size(record: &OrderRecord) -> Result<OrderSize> {
    match (record.quantity.as_deref(), record.quote_amount.as_deref()) {
        (Some(quantity), None) => column::money(quantity).map(OrderSize::Quantity),
        (None, Some(amount)) => column::money(amount).map(OrderSize::Quote),
        (Some(_), Some(_)) | (None, None) => Err(column::decode_fault("an order has two sizes, or none")),
    }
}
