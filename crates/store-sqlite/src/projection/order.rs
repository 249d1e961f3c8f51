//! Orders, the steps of their lives, their fills.

use crate::column::{blob, order_number};
use crate::fault::fault;
use model::{OrderKind, OrderSize, Price};
use sqlx::SqliteConnection;
use store::row::{FillRow, OrderEventRow, OrderRow, Word};
use store::{Result, StoreError};

/// An order's kind and size as columns.
struct Shape {
    kind: &'static str,
    price: Option<String>,
    stop_price: Option<String>,
    quantity: Option<String>,
    quote_amount: Option<String>,
}

impl Shape {
    fn of(row: &OrderRow) -> Self {
        let text = |price: Price| Some(price.to_string());
        let (kind, price, stop_price) = match row.kind {
            OrderKind::Market => ("market", None, None),
            OrderKind::Limit { price } => ("limit", text(price), None),
            OrderKind::Stop { stop_price } => ("stop", None, text(stop_price)),
        };
        let (quantity, quote_amount) = match row.size {
            OrderSize::Quantity(quantity) => (Some(quantity.to_string()), None),
            OrderSize::Quote(amount) => (None, Some(amount.to_string())),
        };
        Self { kind, price, stop_price, quantity, quote_amount }
    }
}

/// Writes an order as it is from now on.
pub(super) async fn order_write(tx: &mut SqliteConnection, user: &[u8], row: &OrderRow) -> Result<()> {
    let id = blob(row.key().0);
    let shape = Shape::of(row);
    let (account, order, bot) = (i64::from(row.account.0), order_number(row.order), i64::from(row.bot.0));
    let (trade, instrument) = (row.trade.map(u64::cast_signed), i64::from(row.instrument.0));
    let (side, purpose, status) = (row.side.name(), row.purpose.name(), row.status.name());
    let (filled_quantity, filled_notional) =
        (row.filled_quantity.to_string(), row.filled_notional.to_string());
    let (created_at, updated_at) = (row.created_at.micros(), row.updated_at.micros());
    sqlx::query!(
        "INSERT INTO orders (id, user_id, account_number, client_order_id, bot_number, trade_number,
            instrument_number, side, type, quantity, quote_amount, price, stop_price, purpose, is_reduce_only,
            status, filled_quantity, filled_notional, reject_code, venue_order_id, created_at, updated_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (account_number, client_order_id) DO UPDATE SET
            trade_number = excluded.trade_number, quantity = excluded.quantity,
            quote_amount = excluded.quote_amount, price = excluded.price, stop_price = excluded.stop_price,
            purpose = excluded.purpose, status = excluded.status, filled_quantity = excluded.filled_quantity,
            filled_notional = excluded.filled_notional, reject_code = excluded.reject_code,
            venue_order_id = excluded.venue_order_id, updated_at = excluded.updated_at",
        id,
        user,
        account,
        order,
        bot,
        trade,
        instrument,
        side,
        shape.kind,
        shape.quantity,
        shape.quote_amount,
        shape.price,
        shape.stop_price,
        purpose,
        row.is_reduce_only,
        status,
        filled_quantity,
        filled_notional,
        row.reject_code,
        row.venue_order,
        created_at,
        updated_at
    )
    .execute(tx)
    .await
    .map_err(fault)?;
    Ok(())
}

/// Writes a step of an order's life, once.
pub(super) async fn order_event_write(tx: &mut SqliteConnection, row: &OrderEventRow) -> Result<()> {
    let (account, order, sequence) =
        (i64::from(row.account.0), order_number(row.order), row.sequence.cast_signed());
    let (at, status) = (row.at.micros(), row.status.name());
    sqlx::query!(
        "INSERT INTO order_events (account_number, client_order_id, sequence, at, status, code, text)
        VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        account,
        order,
        sequence,
        at,
        status,
        row.code,
        row.text
    )
    .execute(tx)
    .await
    .map_err(fault)?;
    Ok(())
}

/// Writes a fill, once; a second one of that id must be the same.
pub(super) async fn fill_write(tx: &mut SqliteConnection, user: &[u8], row: &FillRow) -> Result<()> {
    let id = blob(row.key().0);
    let (account, fill) = (i64::from(row.account.0), row.fill.0.cast_signed());
    let (order, bot) = (order_number(row.order), i64::from(row.bot.0));
    let (trade, instrument) = (row.trade.map(u64::cast_signed), i64::from(row.instrument.0));
    let (price, quantity) = (row.price.to_string(), row.quantity.to_string());
    let (notional, fee, fee_asset) =
        (row.notional.to_string(), row.fee.to_string(), i64::from(row.fee_asset.0));
    let (side, liquidity, purpose) = (row.side.name(), row.liquidity.word(), row.purpose.name());
    let executed_at = row.executed_at.micros();
    let written = sqlx::query!(
        "INSERT INTO fills (id, user_id, account_number, venue_fill_id, client_order_id, bot_number, trade_number,
            instrument_number, side, price, quantity, quote_quantity, fee, fee_asset_number, liquidity, purpose,
            executed_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (account_number, venue_fill_id) DO NOTHING",
        id,
        user,
        account,
        fill,
        order,
        bot,
        trade,
        instrument,
        side,
        price,
        quantity,
        notional,
        fee,
        fee_asset,
        liquidity,
        purpose,
        executed_at
    )
    .execute(&mut *tx)
    .await
    .map_err(fault)?;
    if written.rows_affected() == 1 { Ok(()) } else { fill_compare(tx, row).await }
}

async fn fill_compare(tx: &mut SqliteConnection, row: &FillRow) -> Result<()> {
    let (account, fill) = (i64::from(row.account.0), row.fill.0.cast_signed());
    let there = sqlx::query!(
        "SELECT client_order_id, side, price, quantity, quote_quantity, fee, fee_asset_number FROM fills
        WHERE account_number = ? AND venue_fill_id = ?",
        account,
        fill
    )
    .fetch_one(tx)
    .await
    .map_err(fault)?;
    let is_same = there.client_order_id == order_number(row.order)
        && there.side == row.side.name()
        && there.price == row.price.to_string()
        && there.quantity == row.quantity.to_string()
        && there.quote_quantity == row.notional.to_string()
        && there.fee == row.fee.to_string()
        && there.fee_asset_number == i64::from(row.fee_asset.0);
    if is_same {
        return Ok(());
    }
    Err(StoreError::Conflict {
        what: format!("fill {} of account {} was booked with other figures", row.fill, row.account),
    })
}
