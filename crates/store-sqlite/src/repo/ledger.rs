//! Balances, postings and the sums of the ledger.

use crate::column;
use crate::fault::fault;
use crate::file::SqliteStore;
use async_trait::async_trait;
use model::{AccountId, Amount, AssetId, BotId};
use std::collections::BTreeMap;
use store::row::{BalanceRow, LedgerEntry, LedgerTransactionRow};
use store::{LedgerRepo, Result, UserScope};

/// At most so many postings are read at once.
const TRANSACTIONS_MAX: u32 = 1_000;

struct EntryRecord {
    number: i64,
    kind: String,
    reference_kind: String,
    reference: String,
    at: i64,
    bot_number: i64,
    asset_number: i64,
    ledger_kind: String,
    amount: String,
}

#[async_trait]
impl LedgerRepo for SqliteStore {
    async fn balance_list(&self, scope: UserScope, account: AccountId) -> Result<Vec<BalanceRow>> {
        let number = self.account_check(scope, account).await?;
        let rows = sqlx::query!(
            "SELECT a.bot_number, a.asset_number, a.kind, b.amount FROM ledger_accounts AS a
            JOIN balances AS b ON b.ledger_account_number = a.number
            WHERE a.account_number = ? ORDER BY a.bot_number, a.asset_number, a.kind",
            number
        )
        .fetch_all(&self.readers)
        .await
        .map_err(fault)?;
        let balance = |row: &(i64, i64, String, String)| {
            Ok(BalanceRow {
                account,
                bot: BotId(column::number(row.0)?),
                asset: AssetId(column::number(row.1)?),
                kind: column::word(&row.2)?,
                amount: column::money(&row.3)?,
            })
        };
        rows.into_iter()
            .map(|row| balance(&(row.bot_number, row.asset_number, row.kind, row.amount)))
            .collect()
    }

    async fn ledger_transaction_list(
        &self,
        scope: UserScope,
        account: AccountId,
        limit: u32,
    ) -> Result<Vec<LedgerTransactionRow>> {
        let number = self.account_check(scope, account).await?;
        let limit = i64::from(limit.clamp(1, TRANSACTIONS_MAX));
        let rows = sqlx::query_as!(
            EntryRecord,
            r#"SELECT t.number AS "number!", t.kind, t.reference_kind, t.reference, t.at, a.bot_number,
                a.asset_number, a.kind AS ledger_kind, e.amount
            FROM (SELECT * FROM ledger_transactions WHERE account_number = ? ORDER BY number DESC LIMIT ?) AS t
            JOIN ledger_entries AS e ON e.transaction_number = t.number
            JOIN ledger_accounts AS a ON a.number = e.ledger_account_number
            ORDER BY t.number DESC, e.line"#,
            number,
            limit
        )
        .fetch_all(&self.readers)
        .await
        .map_err(fault)?;
        transactions(account, &rows)
    }

    async fn ledger_sums(&self) -> Result<Vec<(AssetId, Amount)>> {
        let rows = sqlx::query!("SELECT asset_number, amount FROM ledger_entries")
            .fetch_all(&self.readers)
            .await
            .map_err(fault)?;
        let mut sums = BTreeMap::<i64, Amount>::new();
        for row in rows {
            let sum = sums.entry(row.asset_number).or_default();
            *sum = sum.checked_add(column::money(&row.amount)?)?;
        }
        sums.into_iter().map(|(asset, sum)| Ok((AssetId(column::number(asset)?), sum))).collect()
    }
}

/// Gathers entries, ordered by transaction, under their transactions.
fn transactions(account: AccountId, rows: &[EntryRecord]) -> Result<Vec<LedgerTransactionRow>> {
    let mut transactions = Vec::new();
    for lines in rows.chunk_by(|a, b| a.number == b.number) {
        let Some(first) = lines.first() else { continue };
        let entries = lines.iter().map(entry).collect::<Result<Vec<_>>>()?;
        transactions.push(LedgerTransactionRow {
            account,
            kind: column::word(&first.kind)?,
            reference_kind: first.reference_kind.clone(),
            reference: first.reference.clone(),
            at: column::at(first.at)?,
            entries,
        });
    }
    Ok(transactions)
}

fn entry(row: &EntryRecord) -> Result<LedgerEntry> {
    Ok(LedgerEntry {
        bot: BotId(column::number(row.bot_number)?),
        asset: AssetId(column::number(row.asset_number)?),
        kind: column::word(&row.ledger_kind)?,
        amount: column::money(&row.amount)?,
    })
}
