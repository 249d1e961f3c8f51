//! Curves of value.

use crate::column::{self, from_json};
use crate::fault::fault;
use crate::file::SqliteStore;
use async_trait::async_trait;
use model::{AccountId, Instant, Span};
use store::repo::CurveQuery;
use store::row::{PortfolioPoint, PortfolioSnapshotRow, ValuePoint};
use store::{BotKey, PortfolioRepo, Result, UserScope};

/// The most points of a curve.
const POINTS_MAX: u32 = 5_000;

/// A curve's bounds as the queries take them.
struct Bounds {
    from: i64,
    to: i64,
    interval: i64,
    limit: i64,
}

impl Bounds {
    fn of(query: &CurveQuery) -> Self {
        let (from, to) = column::stretch(query.from, query.to);
        let interval = (query.interval.nanos() / 1_000).max(1);
        Self { from, to, interval, limit: i64::from(query.limit.clamp(1, POINTS_MAX)) }
    }
}

#[async_trait]
impl PortfolioRepo for SqliteStore {
    async fn portfolio_history(
        &self,
        scope: UserScope,
        account: AccountId,
        query: &CurveQuery,
    ) -> Result<Vec<PortfolioPoint>> {
        let (number, bounds) = (self.account_check(scope, account).await?, Bounds::of(query));
        let rows = sqlx::query!(
            r#"SELECT max(at) AS "at!: i64", total_value AS "total_value!", cash_value AS "cash_value!"
            FROM portfolio_snapshots
            WHERE account_number = ? AND at >= ? AND at < ?
            GROUP BY at / ? ORDER BY 1 DESC LIMIT ?"#,
            number,
            bounds.from,
            bounds.to,
            bounds.interval,
            bounds.limit
        )
        .fetch_all(&self.readers)
        .await
        .map_err(fault)?;
        rows.into_iter()
            .rev()
            .map(|row| {
                Ok(PortfolioPoint {
                    at: column::at(row.at)?,
                    total_value: column::money(&row.total_value)?,
                    cash_value: column::money(&row.cash_value)?,
                })
            })
            .collect()
    }

    async fn bot_history(
        &self,
        scope: UserScope,
        key: BotKey,
        query: &CurveQuery,
    ) -> Result<Vec<ValuePoint>> {
        let (place, bounds) = (self.bot_place(scope, key).await?, Bounds::of(query));
        let rows = sqlx::query!(
            r#"SELECT max(at) AS "at!: i64", equity AS "equity!" FROM bot_snapshots
            WHERE account_number = ? AND bot_number = ? AND at >= ? AND at < ?
            GROUP BY at / ? ORDER BY 1 DESC LIMIT ?"#,
            place.account,
            place.bot,
            bounds.from,
            bounds.to,
            bounds.interval,
            bounds.limit
        )
        .fetch_all(&self.readers)
        .await
        .map_err(fault)?;
        rows.into_iter()
            .rev()
            .map(|row| Ok(ValuePoint { at: column::at(row.at)?, value: column::money(&row.equity)? }))
            .collect()
    }

    async fn portfolio_at(
        &self,
        scope: UserScope,
        account: AccountId,
        at: Instant,
    ) -> Result<Option<PortfolioSnapshotRow>> {
        let (number, at) = (self.account_check(scope, account).await?, at.micros());
        let row = sqlx::query!(
            "SELECT at, cash_value, total_value, realized_pnl, unrealized_pnl, balances FROM portfolio_snapshots
            WHERE account_number = ? AND at <= ? ORDER BY at DESC LIMIT 1",
            number,
            at
        )
        .fetch_optional(&self.readers)
        .await
        .map_err(fault)?;
        let Some(row) = row else { return Ok(None) };
        Ok(Some(PortfolioSnapshotRow {
            account,
            at: column::at(row.at)?,
            cash_value: column::money(&row.cash_value)?,
            total_value: column::money(&row.total_value)?,
            realized_pnl: column::money(&row.realized_pnl)?,
            unrealized_pnl: column::money(&row.unrealized_pnl)?,
            balances: from_json(&row.balances)?,
            bots: Vec::new(),
        }))
    }

    async fn portfolio_prune(&self, before: Instant, interval: Span, limit: u32) -> Result<u64> {
        let (before, interval) = (before.micros(), (interval.nanos() / 1_000).max(1));
        let limit = i64::from(limit);
        let mut tx = self.write().await?;
        let accounts = sqlx::query!(
            "DELETE FROM portfolio_snapshots WHERE (account_number, at) IN (
                SELECT account_number, at FROM portfolio_snapshots AS old WHERE at < ?1 AND EXISTS (
                    SELECT 1 FROM portfolio_snapshots AS later WHERE later.account_number = old.account_number
                        AND later.at > old.at AND later.at < min((old.at / ?2 + 1) * ?2, ?1))
                ORDER BY account_number, at LIMIT ?3)",
            before,
            interval,
            limit
        )
        .execute(&mut *tx)
        .await
        .map_err(fault)?;
        let bots = sqlx::query!(
            "DELETE FROM bot_snapshots WHERE (account_number, bot_number, at) IN (
                SELECT account_number, bot_number, at FROM bot_snapshots AS old WHERE at < ?1 AND EXISTS (
                    SELECT 1 FROM bot_snapshots AS later WHERE later.account_number = old.account_number
                        AND later.bot_number = old.bot_number
                        AND later.at > old.at AND later.at < min((old.at / ?2 + 1) * ?2, ?1))
                ORDER BY account_number, bot_number, at LIMIT ?3)",
            before,
            interval,
            limit
        )
        .execute(&mut *tx)
        .await
        .map_err(fault)?;
        tx.commit().await.map_err(fault)?;
        Ok(accounts.rows_affected() + bots.rows_affected())
    }
}
