//! Round trips with their targets, and positions.

use crate::column::blob;
use crate::fault::fault;
use model::Instant;
use sqlx::SqliteConnection;
use store::Result;
use store::row::{PositionRow, TradeRow};

/// Writes a round trip and its targets as they are from now on.
pub(super) async fn trade_write(tx: &mut SqliteConnection, user: &[u8], row: &TradeRow) -> Result<()> {
    trade_upsert(tx, user, row).await?;
    targets_write(tx, row).await
}

async fn trade_upsert(tx: &mut SqliteConnection, user: &[u8], row: &TradeRow) -> Result<()> {
    let id = blob(row.key().0);
    let (account, trade) = (i64::from(row.account.0), row.trade.cast_signed());
    let (bot, instrument) = (i64::from(row.bot.0), i64::from(row.instrument.0));
    let (direction, status) = (row.direction.name(), row.status.name());
    let (entry_time, exit_time) = (row.entry_time.micros(), row.exit_time.map(Instant::micros));
    let (entry_price, exit_price) =
        (row.entry_price.to_string(), row.exit_price.map(|price| price.to_string()));
    let (quantity, invested) = (row.quantity.to_string(), row.invested.to_string());
    let (returned, fees) = (row.returned.to_string(), row.fees.to_string());
    let (pnl, highest_price) = (row.pnl.map(|pnl| pnl.to_string()), row.highest_price.to_string());
    let (stop_loss, exit_reason) =
        (row.stop_loss.map(|price| price.to_string()), row.exit_reason.map(model::Purpose::name));
    let updated_at = row.updated_at.micros();
    sqlx::query!(
        "INSERT INTO trades (id, user_id, account_number, number, bot_number, instrument_number, direction, status,
            entry_time, entry_price, quantity, invested, exit_time, exit_price, returned, fees, pnl, highest_price,
            stop_loss, exit_reason, updated_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (account_number, number) DO UPDATE SET
            status = excluded.status, entry_price = excluded.entry_price, quantity = excluded.quantity,
            invested = excluded.invested, exit_time = excluded.exit_time, exit_price = excluded.exit_price,
            returned = excluded.returned, fees = excluded.fees, pnl = excluded.pnl,
            highest_price = excluded.highest_price, stop_loss = excluded.stop_loss,
            exit_reason = excluded.exit_reason, updated_at = excluded.updated_at",
        id,
        user,
        account,
        trade,
        bot,
        instrument,
        direction,
        status,
        entry_time,
        entry_price,
        quantity,
        invested,
        exit_time,
        exit_price,
        returned,
        fees,
        pnl,
        highest_price,
        stop_loss,
        exit_reason,
        updated_at
    )
    .execute(tx)
    .await
    .map_err(fault)?;
    Ok(())
}

async fn targets_write(tx: &mut SqliteConnection, row: &TradeRow) -> Result<()> {
    let (account, trade) = (i64::from(row.account.0), row.trade.cast_signed());
    for (number, target) in (0_i64..).zip(&row.targets) {
        let (price, quantity) = (target.price.to_string(), target.quantity.to_string());
        let hit_at = target.hit_at.map(Instant::micros);
        sqlx::query!(
            "INSERT INTO trade_targets (account_number, trade_number, number, price, quantity, hit_at)
            VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
                price = excluded.price, quantity = excluded.quantity, hit_at = excluded.hit_at",
            account,
            trade,
            number,
            price,
            quantity,
            hit_at
        )
        .execute(&mut *tx)
        .await
        .map_err(fault)?;
    }
    let count = i64::try_from(row.targets.len()).unwrap_or(i64::MAX);
    sqlx::query!(
        "DELETE FROM trade_targets WHERE account_number = ? AND trade_number = ? AND number >= ?",
        account,
        trade,
        count
    )
    .execute(tx)
    .await
    .map_err(fault)?;
    Ok(())
}

/// Writes a position as it is from now on.
pub(super) async fn position_write(tx: &mut SqliteConnection, user: &[u8], row: &PositionRow) -> Result<()> {
    let id = blob(row.key().0);
    let (account, position) = (i64::from(row.account.0), row.position.cast_signed());
    let (bot, instrument) = (i64::from(row.bot.0), i64::from(row.instrument.0));
    let trade = row.trade.map(u64::cast_signed);
    let (side, status) = (row.direction.name(), row.status.name());
    let (quantity, cost_basis) = (row.quantity.to_string(), row.cost_basis.to_string());
    let (realized_pnl, highest_price) = (row.realized_pnl.to_string(), row.highest_price.to_string());
    let stop_loss = row.stop_loss.map(|price| price.to_string());
    let (opened_at, closed_at) = (row.opened_at.micros(), row.closed_at.map(Instant::micros));
    let updated_at = row.updated_at.micros();
    sqlx::query!(
        "INSERT INTO positions (id, user_id, account_number, number, bot_number, trade_number, instrument_number,
            side, status, quantity, cost_basis, realized_pnl, stop_loss, highest_price, opened_at, closed_at,
            updated_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (account_number, number) DO UPDATE SET
            trade_number = excluded.trade_number, side = excluded.side, status = excluded.status,
            quantity = excluded.quantity, cost_basis = excluded.cost_basis, realized_pnl = excluded.realized_pnl,
            stop_loss = excluded.stop_loss, highest_price = excluded.highest_price,
            closed_at = excluded.closed_at, updated_at = excluded.updated_at",
        id,
        user,
        account,
        position,
        bot,
        trade,
        instrument,
        side,
        status,
        quantity,
        cost_basis,
        realized_pnl,
        stop_loss,
        highest_price,
        opened_at,
        closed_at,
        updated_at
    )
    .execute(tx)
    .await
    .map_err(fault)?;
    Ok(())
}
