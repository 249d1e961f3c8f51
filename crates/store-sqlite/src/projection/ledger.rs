//! Postings: entries as they are, balances added up in exact integers.

use crate::column::{self, json};
use crate::fault::fault;
use model::{AccountId, Amount, AssetId, BotId, Instant};
use sqlx::SqliteConnection;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use store::row::{LedgerAccountKind, LedgerTransactionRow};
use store::{Result, StoreError};

type Place = (AccountId, BotId, AssetId, LedgerAccountKind);

/// The ledger accounts that one transaction of the projector touches.
#[derive(Debug, Default)]
pub(super) struct Books {
    accounts: BTreeMap<Place, Balance>,
}

#[derive(Clone, Copy, Debug)]
struct Balance {
    number: i64,
    amount: Amount,
    is_touched: bool,
}

impl Books {
    /// Books a posting, once; a second one of that reference must be the same. Its sums have been checked.
    pub(super) async fn post(&mut self, tx: &mut SqliteConnection, row: &LedgerTransactionRow) -> Result<()> {
        let (account, kind, at) = (i64::from(row.account.0), row.kind.name(), row.at.micros());
        let number = sqlx::query_scalar!(
            r#"INSERT INTO ledger_transactions (account_number, kind, reference_kind, reference, at)
            VALUES (?, ?, ?, ?, ?) ON CONFLICT (account_number, kind, reference_kind, reference) DO NOTHING
            RETURNING number AS "number!""#,
            account,
            kind,
            row.reference_kind,
            row.reference,
            at
        )
        .fetch_optional(&mut *tx)
        .await
        .map_err(fault)?;
        let Some(number) = number else { return self.compare(tx, row).await };
        let mut lines = Vec::with_capacity(row.entries.len());
        for entry in &row.entries {
            let balance = self.open(tx, (row.account, entry.bot, entry.asset, entry.kind), row.at).await?;
            balance.amount = balance.amount.checked_add(entry.amount)?;
            balance.is_touched = true;
            lines.push((balance.number, entry.asset.0, entry.amount));
        }
        let lines = json(&lines)?;
        sqlx::query!(
            "INSERT INTO ledger_entries (transaction_number, line, ledger_account_number, asset_number, amount)
            SELECT ?, key, value ->> 0, value ->> 1, value ->> 2 FROM json_each(?)",
            number,
            lines
        )
        .execute(tx)
        .await
        .map_err(fault)?;
        Ok(())
    }

    /// Writes the balances that have changed.
    pub(super) async fn save(&self, tx: &mut SqliteConnection, at: Instant) -> Result<()> {
        let touched = self.accounts.values().filter(|balance| balance.is_touched);
        let balances: Vec<(i64, Amount)> = touched.map(|balance| (balance.number, balance.amount)).collect();
        if balances.is_empty() {
            return Ok(());
        }
        let (balances, at) = (json(&balances)?, at.micros());
        sqlx::query!(
            "INSERT INTO balances (ledger_account_number, amount, updated_at)
            SELECT value ->> 0, value ->> 1, ? FROM json_each(?) WHERE true
            ON CONFLICT (ledger_account_number) DO UPDATE SET
                amount = excluded.amount, updated_at = excluded.updated_at",
            at,
            balances
        )
        .execute(tx)
        .await
        .map_err(fault)?;
        Ok(())
    }

    async fn open(&mut self, tx: &mut SqliteConnection, place: Place, at: Instant) -> Result<&mut Balance> {
        match self.accounts.entry(place) {
            Entry::Occupied(entry) => Ok(entry.into_mut()),
            Entry::Vacant(entry) => Ok(entry.insert(balance_open(tx, place, at).await?)),
        }
    }

    async fn compare(&mut self, tx: &mut SqliteConnection, row: &LedgerTransactionRow) -> Result<()> {
        let (account, kind) = (i64::from(row.account.0), row.kind.name());
        let there = sqlx::query!(
            "SELECT e.ledger_account_number, e.amount FROM ledger_entries AS e
            JOIN ledger_transactions AS t ON t.number = e.transaction_number
            WHERE t.account_number = ? AND t.kind = ? AND t.reference_kind = ? AND t.reference = ?
            ORDER BY e.line",
            account,
            kind,
            row.reference_kind,
            row.reference
        )
        .fetch_all(&mut *tx)
        .await
        .map_err(fault)?;
        let mut is_same = there.len() == row.entries.len();
        for (entry, line) in row.entries.iter().zip(&there) {
            let balance = self.open(tx, (row.account, entry.bot, entry.asset, entry.kind), row.at).await?;
            is_same &=
                balance.number == line.ledger_account_number && entry.amount.to_string() == line.amount;
        }
        if is_same {
            return Ok(());
        }
        let (reference_kind, reference) = (&row.reference_kind, &row.reference);
        let what = format!(
            "{kind} of {reference_kind} {reference} in account {} was booked with other entries",
            row.account
        );
        Err(StoreError::Conflict { what })
    }
}

async fn balance_open(tx: &mut SqliteConnection, place: Place, at: Instant) -> Result<Balance> {
    let (account, bot, asset, kind) =
        (i64::from(place.0.0), i64::from(place.1.0), i64::from(place.2.0), place.3.name());
    let there = sqlx::query!(
        r#"SELECT a.number, b.amount AS "amount?" FROM ledger_accounts AS a
        LEFT JOIN balances AS b ON b.ledger_account_number = a.number
        WHERE a.account_number = ? AND a.bot_number = ? AND a.asset_number = ? AND a.kind = ?"#,
        account,
        bot,
        asset,
        kind
    )
    .fetch_optional(&mut *tx)
    .await
    .map_err(fault)?;
    if let Some(there) = there {
        let amount = column::money_opt(there.amount.as_deref())?.unwrap_or_default();
        return Ok(Balance { number: there.number, amount, is_touched: false });
    }
    let at = at.micros();
    let number = sqlx::query_scalar!(
        r#"INSERT INTO ledger_accounts (account_number, bot_number, asset_number, kind, created_at)
        VALUES (?, ?, ?, ?, ?) RETURNING number AS "number!""#,
        account,
        bot,
        asset,
        kind,
        at
    )
    .fetch_one(tx)
    .await
    .map_err(fault)?;
    Ok(Balance { number, amount: Amount::ZERO, is_touched: false })
}
