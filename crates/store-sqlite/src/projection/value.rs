//! Curves of value, risk events and kill switches.

use crate::column::{blob, json, order_number};
use crate::fault::fault;
use model::Instant;
use sqlx::SqliteConnection;
use store::Result;
use store::key::{self, KeyKind};
use store::row::{KillSwitchRow, PortfolioSnapshotRow, RiskEventRow};

/// Writes what an account and its bots were worth; the last word on an instant stands.
pub(super) async fn snapshot_write(tx: &mut SqliteConnection, row: &PortfolioSnapshotRow) -> Result<()> {
    let (account, at) = (i64::from(row.account.0), row.at.micros());
    let (cash_value, total_value) = (row.cash_value.to_string(), row.total_value.to_string());
    let (realized_pnl, unrealized_pnl) = (row.realized_pnl.to_string(), row.unrealized_pnl.to_string());
    let balances = json(&row.balances)?;
    sqlx::query!(
        "INSERT INTO portfolio_snapshots (account_number, at, cash_value, total_value, realized_pnl,
            unrealized_pnl, balances)
        VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
            cash_value = excluded.cash_value, total_value = excluded.total_value,
            realized_pnl = excluded.realized_pnl, unrealized_pnl = excluded.unrealized_pnl,
            balances = excluded.balances",
        account,
        at,
        cash_value,
        total_value,
        realized_pnl,
        unrealized_pnl,
        balances
    )
    .execute(&mut *tx)
    .await
    .map_err(fault)?;
    if row.bots.is_empty() {
        return Ok(());
    }
    let bots: Vec<(u32, model::Amount)> = row.bots.iter().map(|value| (value.bot.0, value.equity)).collect();
    let bots = json(&bots)?;
    sqlx::query!(
        "INSERT INTO bot_snapshots (account_number, bot_number, at, equity)
        SELECT ?, value ->> 0, ?, value ->> 1 FROM json_each(?) WHERE true
        ON CONFLICT DO UPDATE SET equity = excluded.equity",
        account,
        at,
        bots
    )
    .execute(tx)
    .await
    .map_err(fault)?;
    Ok(())
}

/// Writes what a risk rule did, once.
pub(super) async fn risk_event_write(
    tx: &mut SqliteConnection,
    user: &[u8],
    row: &RiskEventRow,
) -> Result<()> {
    let id = blob(key::derive(KeyKind::RiskEvent, row.at, row.account, row.sequence));
    let (account, bot) = (i64::from(row.account.0), row.bot.map(|bot| i64::from(bot.0)));
    let (sequence, at, action) = (row.sequence.cast_signed(), row.at.micros(), row.action.name());
    let order = row.order.map(order_number);
    sqlx::query!(
        "INSERT INTO risk_events (id, user_id, account_number, bot_number, sequence, at, rule, action, observed,
            allowed, client_order_id)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        id,
        user,
        account,
        bot,
        sequence,
        at,
        row.rule,
        action,
        row.observed,
        row.allowed,
        order
    )
    .execute(tx)
    .await
    .map_err(fault)?;
    Ok(())
}

/// Writes a kill switch as it is from now on.
pub(super) async fn kill_switch_write(
    tx: &mut SqliteConnection,
    user: &[u8],
    row: &KillSwitchRow,
) -> Result<()> {
    let (account, bot) = (i64::from(row.account.0), row.bot.map_or(0, |bot| i64::from(bot.0)));
    let (engaged_at, released_at) = (row.engaged_at.micros(), row.released_at.map(Instant::micros));
    sqlx::query!(
        "INSERT INTO kill_switches (account_number, bot_number, engaged_at, user_id, reason, released_at)
        VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
            reason = excluded.reason, released_at = excluded.released_at",
        account,
        bot,
        engaged_at,
        user,
        row.reason,
        released_at
    )
    .execute(tx)
    .await
    .map_err(fault)?;
    Ok(())
}
