//! The journal's door: a batch of changes, its announcements and its sequence in one transaction.
//!
//! - `bot`: bots and their diary. - `order`: orders and fills. - `trade`: round trips and positions. - `ledger`:
//!   postings. - `value`: curves, risk events, kill switches.

mod bot;
mod ledger;
mod order;
mod trade;
mod value;

use crate::column::{self, blob, json};
use crate::fault::{fault, found, placed};
use crate::file::SqliteStore;
use async_trait::async_trait;
use ledger::Books;
use model::{AccountId, Instant};
use sqlx::{Sqlite, SqliteConnection, Transaction};
use std::collections::{BTreeMap, BTreeSet};
use store::projection::posting_check;
use store::row::AccountChange;
use store::{Change, Projected, ProjectionRepo, Result};

#[async_trait]
impl ProjectionRepo for SqliteStore {
    async fn projected(&self, shard: u32) -> Result<Projected> {
        let shard = i64::from(shard);
        let row = sqlx::query!("SELECT projected_seq, market_at FROM projections WHERE shard = ?", shard)
            .fetch_optional(&self.readers)
            .await
            .map_err(fault)?;
        let Some(row) = row else { return Ok(Projected::default()) };
        Ok(Projected { seq: row.projected_seq.cast_unsigned(), market_at: column::at(row.market_at)? })
    }

    async fn apply(&self, shard: u32, seq: u64, market_at: Instant, changes: &[Change]) -> Result<bool> {
        for change in changes {
            if let Change::LedgerTransaction(row) = change {
                posting_check(row)?;
            }
        }
        self.batch_write(shard, seq, market_at, changes).await.map_err(|error| placed(self.path(), error))
    }
}

impl SqliteStore {
    async fn batch_write(
        &self,
        shard: u32,
        seq: u64,
        market_at: Instant,
        changes: &[Change],
    ) -> Result<bool> {
        let mut transaction = self.write().await?;
        if !seq_advance(&mut transaction, shard, seq, market_at).await? {
            return Ok(false);
        }
        Batch { transaction, owners: BTreeMap::new(), books: Books::default() }
            .write(market_at, changes)
            .await?;
        Ok(true)
    }
}

/// Notes the sequence, unless it or a later one is noted already.
async fn seq_advance(tx: &mut SqliteConnection, shard: u32, seq: u64, market_at: Instant) -> Result<bool> {
    let (shard, seq, market_at) = (i64::from(shard), seq.cast_signed(), market_at.micros());
    let noted = sqlx::query!(
        "INSERT INTO projections (shard, projected_seq, market_at) VALUES (?, ?, ?)
        ON CONFLICT (shard) DO UPDATE SET projected_seq = excluded.projected_seq, market_at = excluded.market_at
        WHERE excluded.projected_seq > projections.projected_seq",
        shard,
        seq,
        market_at
    )
    .execute(tx)
    .await
    .map_err(fault)?;
    Ok(noted.rows_affected() == 1)
}

/// One transaction of the projector.
struct Batch {
    transaction: Transaction<'static, Sqlite>,
    owners: BTreeMap<AccountId, Vec<u8>>,
    books: Books,
}

impl Batch {
    async fn write(mut self, market_at: Instant, changes: &[Change]) -> Result<()> {
        let mut announced = BTreeSet::new();
        let mut announcements = Vec::new();
        for change in changes {
            let user = self.owner(change.account()).await?;
            self.row(&user, change).await?;
            if let Some((topic, resource)) = change.announcement()
                && announced.insert((topic, resource.clone()))
            {
                announcements.push((hex(&user), topic, resource));
            }
        }
        self.books.save(&mut self.transaction, market_at).await?;
        if !announcements.is_empty() {
            announce(&mut self.transaction, market_at, &json(&announcements)?).await?;
        }
        self.transaction.commit().await.map_err(fault)
    }

    async fn row(&mut self, user: &[u8], change: &Change) -> Result<()> {
        let tx = &mut *self.transaction;
        match change {
            Change::Account(row) => account_write(tx, row).await,
            Change::Bot(row) => bot::bot_write(tx, user, row).await,
            Change::BotEvent(row) => bot::bot_event_write(tx, user, row).await,
            Change::Order(row) => order::order_write(tx, user, row).await,
            Change::OrderEvent(row) => order::order_event_write(tx, row).await,
            Change::Fill(row) => order::fill_write(tx, user, row).await,
            Change::Trade(row) => trade::trade_write(tx, user, row).await,
            Change::Position(row) => trade::position_write(tx, user, row).await,
            Change::LedgerTransaction(row) => self.books.post(tx, row).await,
            Change::PortfolioSnapshot(row) => value::snapshot_write(tx, row).await,
            Change::RiskEvent(row) => value::risk_event_write(tx, user, row).await,
            Change::KillSwitch(row) => value::kill_switch_write(tx, user, row).await,
        }
    }

    async fn owner(&mut self, account: AccountId) -> Result<Vec<u8>> {
        if let Some(user) = self.owners.get(&account) {
            return Ok(user.clone());
        }
        let number = i64::from(account.0);
        let user = sqlx::query_scalar!("SELECT user_id FROM accounts WHERE number = ?", number)
            .fetch_optional(&mut *self.transaction)
            .await
            .map_err(fault)?;
        let user = blob(column::uuid(&found(user, "account")?)?);
        self.owners.insert(account, user.clone());
        Ok(user)
    }
}

async fn account_write(tx: &mut SqliteConnection, row: &AccountChange) -> Result<()> {
    let (number, status, updated_at) = (i64::from(row.account.0), row.status.name(), row.updated_at.micros());
    sqlx::query!(
        "UPDATE accounts SET status = ?, error = ?, updated_at = ?, version = version + 1 WHERE number = ?",
        status,
        row.error,
        updated_at,
        number
    )
    .execute(tx)
    .await
    .map_err(fault)?;
    Ok(())
}

/// Writes announcements, given as JSON: user in hexadecimal, topic, resource.
async fn announce(tx: &mut SqliteConnection, market_at: Instant, announcements: &str) -> Result<()> {
    let at = market_at.micros();
    sqlx::query!(
        "INSERT INTO outbox (user_id, topic, resource, at)
        SELECT unhex(value ->> 0), value ->> 1, value ->> 2, ? FROM json_each(?) ORDER BY key",
        at,
        announcements
    )
    .execute(tx)
    .await
    .map_err(fault)?;
    Ok(())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
