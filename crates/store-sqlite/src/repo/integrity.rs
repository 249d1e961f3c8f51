//! The checks that must always hold, each in exact integers over all rows.

use crate::column;
use crate::fault::fault;
use crate::file::SqliteStore;
use async_trait::async_trait;
use model::{Amount, Quantity, Side};
use std::collections::BTreeMap;
use store::repo::IntegrityReport;
use store::row::Direction;
use store::{AuditRepo, IntegrityRepo, Result};

/// At most so many findings of each kind are listed.
const FINDINGS_MAX: usize = 20;

#[async_trait]
impl IntegrityRepo for SqliteStore {
    async fn integrity_check(&self) -> Result<IntegrityReport> {
        let (ledger, balances) = self.ledger_findings().await?;
        let broken = self.audit_check().await?;
        let audit = broken.map(|number| format!("entry {number} does not follow from the one before"));
        Ok(IntegrityReport {
            file: self.file_findings().await?,
            ledger,
            balances,
            orders: self.order_findings().await?,
            positions: self.position_findings().await?,
            audit: audit.into_iter().collect(),
        })
    }
}

impl SqliteStore {
    async fn file_findings(&self) -> Result<Vec<String>> {
        let lines = sqlx::query_scalar::<_, String>("PRAGMA integrity_check(20)")
            .fetch_all(&self.readers)
            .await
            .map_err(fault)?;
        Ok(lines.into_iter().filter(|line| line != "ok").collect())
    }

    /// Findings on transactions, then on balances.
    async fn ledger_findings(&self) -> Result<(Vec<String>, Vec<String>)> {
        let mut read = self.readers.begin().await.map_err(fault)?;
        let entries = sqlx::query!(
            "SELECT transaction_number, ledger_account_number, asset_number, amount FROM ledger_entries"
        )
        .fetch_all(&mut *read)
        .await
        .map_err(fault)?;
        let mut transactions = BTreeMap::<(i64, i64), Amount>::new();
        let mut accounts = BTreeMap::<i64, Amount>::new();
        for entry in entries {
            let amount = column::money(&entry.amount)?;
            let sum = transactions.entry((entry.transaction_number, entry.asset_number)).or_default();
            *sum = sum.checked_add(amount)?;
            let sum = accounts.entry(entry.ledger_account_number).or_default();
            *sum = sum.checked_add(amount)?;
        }
        let unbalanced = transactions.into_iter().filter(|(_, sum)| !sum.is_zero()).take(FINDINGS_MAX);
        let ledger = unbalanced
            .map(|((number, asset), sum)| format!("transaction {number} sums to {sum} in asset {asset}"))
            .collect();
        let balances =
            sqlx::query!("SELECT ledger_account_number, amount FROM balances").fetch_all(&mut *read).await;
        for balance in balances.map_err(fault)? {
            let sum = accounts.entry(balance.ledger_account_number).or_default();
            *sum = sum.checked_sub(column::money(&balance.amount)?)?;
        }
        let differing =
            accounts.into_iter().filter(|(_, difference)| !difference.is_zero()).take(FINDINGS_MAX);
        let balances = differing
            .map(|(number, difference)| format!("ledger account {number}: entries − balance = {difference}"))
            .collect();
        Ok((ledger, balances))
    }

    async fn order_findings(&self) -> Result<Vec<String>> {
        let mut read = self.readers.begin().await.map_err(fault)?;
        let fills = sqlx::query!("SELECT account_number, client_order_id, quantity FROM fills")
            .fetch_all(&mut *read)
            .await
            .map_err(fault)?;
        let mut sums = BTreeMap::<(i64, i64), Quantity>::new();
        for fill in fills {
            let sum = sums.entry((fill.account_number, fill.client_order_id)).or_default();
            *sum = sum.checked_add(column::money(&fill.quantity)?)?;
        }
        let orders = sqlx::query!("SELECT account_number, client_order_id, filled_quantity FROM orders")
            .fetch_all(&mut *read)
            .await
            .map_err(fault)?;
        let mut findings = Vec::new();
        for order in orders {
            let sum = sums.get(&(order.account_number, order.client_order_id)).copied().unwrap_or_default();
            let filled: Quantity = column::money(&order.filled_quantity)?;
            if sum != filled && findings.len() < FINDINGS_MAX {
                let id = column::order_id(order.client_order_id);
                let account = order.account_number;
                findings.push(format!("account {account} order {id}: filled {filled}, its fills {sum}"));
            }
        }
        Ok(findings)
    }

    async fn position_findings(&self) -> Result<Vec<String>> {
        let mut read = self.readers.begin().await.map_err(fault)?;
        let fills =
            sqlx::query!("SELECT account_number, bot_number, instrument_number, side, quantity FROM fills")
                .fetch_all(&mut *read)
                .await
                .map_err(fault)?;
        let mut differences = BTreeMap::<(i64, i64, i64), Quantity>::new();
        for fill in fills {
            let place = (fill.account_number, fill.bot_number, fill.instrument_number);
            let (sum, quantity) = (differences.entry(place).or_default(), column::money(&fill.quantity)?);
            *sum = match column::word::<Side>(&fill.side)? {
                Side::Buy => sum.checked_add(quantity)?,
                Side::Sell => sum.checked_sub(quantity)?,
            };
        }
        let positions = sqlx::query!(
            "SELECT account_number, bot_number, instrument_number, side, quantity FROM positions
            WHERE status = 'open'"
        )
        .fetch_all(&mut *read)
        .await
        .map_err(fault)?;
        for position in positions {
            let place = (position.account_number, position.bot_number, position.instrument_number);
            let (sum, quantity) = (differences.entry(place).or_default(), column::money(&position.quantity)?);
            *sum = match column::word::<Direction>(&position.side)? {
                Direction::Long => sum.checked_sub(quantity)?,
                Direction::Short => sum.checked_add(quantity)?,
            };
        }
        let differing = differences.into_iter().filter(|(_, difference)| !difference.is_zero());
        let finding = |((account, bot, instrument), difference): ((i64, i64, i64), Quantity)| {
            format!("account {account} bot {bot} instrument {instrument}: fills − position = {difference}")
        };
        Ok(differing.take(FINDINGS_MAX).map(finding).collect())
    }
}
