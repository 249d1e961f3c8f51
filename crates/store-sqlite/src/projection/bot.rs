//! Bots, the history of their configuration, their runs and their diary.

use crate::column::{blob, json, order_number, word};
use crate::fault::fault;
use sqlx::SqliteConnection;
use store::Result;
use store::projection::{RunStep, run_step};
use store::row::{BotEventRow, BotRow, BotState};

/// Writes a bot; name and description only when it is new.
pub(super) async fn bot_write(tx: &mut SqliteConnection, user: &[u8], row: &BotRow) -> Result<()> {
    let (account, bot) = (i64::from(row.account.0), i64::from(row.bot.0));
    let before =
        sqlx::query_scalar!("SELECT state FROM bots WHERE account_number = ? AND number = ?", account, bot)
            .fetch_optional(&mut *tx)
            .await
            .map_err(fault)?;
    let before = before.as_deref().map(word::<BotState>).transpose()?;
    bot_upsert(tx, user, row).await?;
    config_note(tx, row).await?;
    match run_step(before, row.state) {
        RunStep::Begin => run_begin(tx, row).await,
        RunStep::End => run_end(tx, row).await,
        RunStep::Keep => Ok(()),
    }
}

async fn bot_upsert(tx: &mut SqliteConnection, user: &[u8], row: &BotRow) -> Result<()> {
    let id = blob(row.key().0);
    let (account, bot) = (i64::from(row.account.0), i64::from(row.bot.0));
    let (kind, timeframe, instrument) =
        (row.kind.name(), row.timeframe.to_string(), i64::from(row.instrument.0));
    let (base_amount, config) = (row.base_amount.to_string(), json(&row.config)?);
    let (desired_state, state) = (row.desired_state.name(), row.state.name());
    let config_version = i64::from(row.config_version);
    let (created_at, updated_at) = (row.created_at.micros(), row.updated_at.micros());
    let started_at = row.started_at.map(model::Instant::micros);
    let archived_at = row.archived_at.map(model::Instant::micros);
    sqlx::query!(
        "INSERT INTO bots (id, user_id, account_number, number, name, description, kind, strategy,
            instrument_number, timeframe, base_amount, config, config_version, desired_state, state, error,
            created_at, started_at, updated_at, archived_at, version)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
        ON CONFLICT (account_number, number) DO UPDATE SET
            strategy = excluded.strategy, instrument_number = excluded.instrument_number,
            timeframe = excluded.timeframe, base_amount = excluded.base_amount, config = excluded.config,
            config_version = excluded.config_version, desired_state = excluded.desired_state,
            state = excluded.state, error = excluded.error, started_at = excluded.started_at,
            updated_at = excluded.updated_at, archived_at = excluded.archived_at, version = version + 1",
        id,
        user,
        account,
        bot,
        row.name,
        row.description,
        kind,
        row.strategy,
        instrument,
        timeframe,
        base_amount,
        config,
        config_version,
        desired_state,
        state,
        row.error,
        created_at,
        started_at,
        updated_at,
        archived_at
    )
    .execute(tx)
    .await
    .map_err(fault)?;
    Ok(())
}

async fn config_note(tx: &mut SqliteConnection, row: &BotRow) -> Result<()> {
    let (account, bot) = (i64::from(row.account.0), i64::from(row.bot.0));
    let (version, config, at) = (i64::from(row.config_version), json(&row.config)?, row.updated_at.micros());
    sqlx::query!(
        "INSERT INTO bot_config_history (account_number, bot_number, config_version, config, created_at)
        VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        account,
        bot,
        version,
        config,
        at
    )
    .execute(tx)
    .await
    .map_err(fault)?;
    Ok(())
}

async fn run_begin(tx: &mut SqliteConnection, row: &BotRow) -> Result<()> {
    let (account, bot) = (i64::from(row.account.0), i64::from(row.bot.0));
    let (at, version) = (row.updated_at.micros(), i64::from(row.config_version));
    sqlx::query!(
        "INSERT INTO bot_runs (account_number, bot_number, started_at, config_version) VALUES (?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET stopped_at = NULL, ended_in = NULL",
        account,
        bot,
        at,
        version
    )
    .execute(tx)
    .await
    .map_err(fault)?;
    Ok(())
}

async fn run_end(tx: &mut SqliteConnection, row: &BotRow) -> Result<()> {
    let (account, bot) = (i64::from(row.account.0), i64::from(row.bot.0));
    let (at, state) = (row.updated_at.micros(), row.state.name());
    sqlx::query!(
        "UPDATE bot_runs SET stopped_at = ?, ended_in = ?
        WHERE account_number = ? AND bot_number = ? AND stopped_at IS NULL",
        at,
        state,
        account,
        bot
    )
    .execute(tx)
    .await
    .map_err(fault)?;
    Ok(())
}

/// Writes a diary entry, once.
pub(super) async fn bot_event_write(tx: &mut SqliteConnection, user: &[u8], row: &BotEventRow) -> Result<()> {
    let id = blob(row.key().0);
    let (account, bot) = (i64::from(row.account.0), i64::from(row.bot.0));
    let (sequence, at) = (row.sequence.cast_signed(), row.at.micros());
    let (level, kind) = (row.level.name(), row.kind.name());
    let (facts, checks, order) = (json(&row.facts)?, json(&row.checks)?, row.order.map(order_number));
    sqlx::query!(
        "INSERT INTO bot_events (id, user_id, account_number, bot_number, sequence, at, level, kind, code, text,
            facts, checks, client_order_id)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        id,
        user,
        account,
        bot,
        sequence,
        at,
        level,
        kind,
        row.code,
        row.text,
        facts,
        checks,
        order
    )
    .execute(tx)
    .await
    .map_err(fault)?;
    Ok(())
}
