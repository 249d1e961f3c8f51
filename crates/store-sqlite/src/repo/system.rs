//! The audit log, the outbox, answers kept for repeated requests, and settings.

use crate::column::{self, blob, user_of};
use crate::fault::{fault, found};
use crate::file::SqliteStore;
use async_trait::async_trait;
use model::{Instant, Span};
use sqlx::SqliteConnection;
use store::audit::{audit_hash, is_next};
use store::repo::{Idempotency, IdempotencyKey};
use store::row::{AuditEntry, AuditRow, OutboxRow, StoredResponse};
use store::{AuditRepo, IdempotencyRepo, OutboxRepo, Result, SettingRepo, StoreError, UserKey, UserScope};

/// At most so many rows are read at once.
const ROWS_MAX: u32 = 1_000;

struct AuditRecord {
    number: i64,
    at: i64,
    actor: Option<Vec<u8>>,
    actor_kind: String,
    action: String,
    resource_type: String,
    resource_id: Option<String>,
    ip: Option<String>,
    user_agent: Option<String>,
    diff: Option<String>,
    request_id: Option<String>,
    previous_hash: Vec<u8>,
    hash: Vec<u8>,
}

macro_rules! audit {
    ($rest:literal $(, $argument:expr)*) => {
        sqlx::query_as!(
            AuditRecord,
            "SELECT number, at, actor, actor_kind, action, resource_type, resource_id, ip, user_agent, diff,
                request_id, previous_hash, hash FROM audit_log " + $rest
            $(, $argument)*
        )
    };
}

impl TryFrom<AuditRecord> for AuditRow {
    type Error = StoreError;

    fn try_from(record: AuditRecord) -> Result<Self> {
        Ok(Self {
            number: record.number.cast_unsigned(),
            entry: AuditEntry {
                at: column::at(record.at)?,
                actor: column::uuid_opt(record.actor.as_deref())?.map(UserKey),
                actor_kind: column::word(&record.actor_kind)?,
                action: record.action,
                resource_kind: record.resource_type,
                resource: record.resource_id,
                ip: record.ip,
                user_agent: record.user_agent,
                diff: record.diff,
                request: record.request_id,
            },
            previous_hash: column::hash(&record.previous_hash)?,
            hash: column::hash(&record.hash)?,
        })
    }
}

#[async_trait]
impl AuditRepo for SqliteStore {
    async fn audit_append(&self, entry: &AuditEntry) -> Result<AuditRow> {
        let mut tx = self.write().await?;
        let last = audit!("ORDER BY number DESC LIMIT 1").fetch_optional(&mut *tx).await.map_err(fault)?;
        let last = last.map(AuditRow::try_from).transpose()?;
        let (number, previous_hash) = last.map_or((1, [0; 32]), |row| (row.number + 1, row.hash));
        let hash = audit_hash(&previous_hash, number, entry);
        let row = AuditRow { number, entry: entry.clone(), previous_hash, hash };
        audit_insert(&mut tx, &row).await?;
        tx.commit().await.map_err(fault)?;
        Ok(row)
    }

    async fn audit_list(&self, before: Option<u64>, limit: u32) -> Result<Vec<AuditRow>> {
        let (before, limit) =
            (before.map_or(i64::MAX, u64::cast_signed), i64::from(limit.clamp(1, ROWS_MAX)));
        let rows = audit!("WHERE number < ? ORDER BY number DESC LIMIT ?", before, limit)
            .fetch_all(&self.readers)
            .await
            .map_err(fault)?;
        rows.into_iter().map(AuditRow::try_from).collect()
    }

    async fn audit_check(&self) -> Result<Option<u64>> {
        let limit = i64::from(ROWS_MAX);
        let (mut number, mut hash) = (0_u64, [0_u8; 32]);
        loop {
            let after = number.cast_signed();
            let rows = audit!("WHERE number > ? ORDER BY number LIMIT ?", after, limit)
                .fetch_all(&self.readers)
                .await
                .map_err(fault)?;
            if rows.is_empty() {
                return Ok(None);
            }
            for row in rows {
                let row = AuditRow::try_from(row)?;
                if !is_next(&row, number, &hash) {
                    return Ok(Some(row.number));
                }
                (number, hash) = (row.number, row.hash);
            }
        }
    }
}

async fn audit_insert(tx: &mut SqliteConnection, row: &AuditRow) -> Result<()> {
    let (number, at) = (row.number.cast_signed(), row.entry.at.micros());
    let (actor, actor_kind) = (row.entry.actor.map(|actor| blob(actor.0)), row.entry.actor_kind.name());
    let (previous_hash, hash) = (row.previous_hash.to_vec(), row.hash.to_vec());
    sqlx::query!(
        "INSERT INTO audit_log (number, at, actor, actor_kind, action, resource_type, resource_id, ip, user_agent,
            diff, request_id, previous_hash, hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        number,
        at,
        actor,
        actor_kind,
        row.entry.action,
        row.entry.resource_kind,
        row.entry.resource,
        row.entry.ip,
        row.entry.user_agent,
        row.entry.diff,
        row.entry.request,
        previous_hash,
        hash
    )
    .execute(tx)
    .await
    .map_err(fault)?;
    Ok(())
}

#[async_trait]
impl OutboxRepo for SqliteStore {
    async fn outbox_list(&self, after: u64, limit: u32) -> Result<Vec<OutboxRow>> {
        let (after, limit) = (after.cast_signed(), i64::from(limit.clamp(1, ROWS_MAX)));
        let rows = sqlx::query!(
            "SELECT sequence, user_id, topic, resource, at FROM outbox WHERE sequence > ? ORDER BY sequence LIMIT ?",
            after,
            limit
        )
        .fetch_all(&self.readers)
        .await
        .map_err(fault)?;
        rows.into_iter()
            .map(|row| {
                Ok(OutboxRow {
                    sequence: row.sequence.cast_unsigned(),
                    user: UserKey(column::uuid(&row.user_id)?),
                    topic: row.topic,
                    resource: row.resource,
                    at: column::at(row.at)?,
                })
            })
            .collect()
    }

    async fn outbox_prune(&self, before: Instant, limit: u32) -> Result<u64> {
        let (before, limit) = (before.micros(), i64::from(limit));
        let mut tx = self.write().await?;
        // Messages are written in the order of time: the walk ends at the first that is kept.
        let gone = sqlx::query!(
            "DELETE FROM outbox WHERE sequence IN (SELECT sequence FROM outbox
                WHERE sequence < coalesce((SELECT sequence FROM outbox WHERE at >= ? ORDER BY sequence LIMIT 1),
                    (SELECT max(sequence) + 1 FROM outbox))
                ORDER BY sequence LIMIT ?)",
            before,
            limit
        )
        .execute(&mut *tx)
        .await
        .map_err(fault)?;
        tx.commit().await.map_err(fault)?;
        Ok(gone.rows_affected())
    }
}

#[async_trait]
impl IdempotencyRepo for SqliteStore {
    async fn idempotency_begin(
        &self,
        scope: UserScope,
        key: &IdempotencyKey,
        fingerprint: &[u8; 32],
        at: Instant,
        lifetime: Span,
        lease: Span,
    ) -> Result<Idempotency> {
        let mut tx = self.write().await?;
        if let Some(there) = answer_read(&mut tx, scope, key).await? {
            let age = at.since(there.started_at);
            let is_alive = age <= lifetime && (there.response.is_some() || age <= lease);
            if is_alive {
                return Ok(there.verdict(fingerprint));
            }
        }
        let (user, fingerprint, at) = (user_of(scope), fingerprint.to_vec(), at.micros());
        sqlx::query!(
            "INSERT INTO idempotency_keys (user_id, method_path, key, fingerprint, started_at)
            VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
                fingerprint = excluded.fingerprint, started_at = excluded.started_at, response_status = NULL,
                response_body = NULL",
            user,
            key.method_path,
            key.key,
            fingerprint,
            at
        )
        .execute(&mut *tx)
        .await
        .map_err(fault)?;
        tx.commit().await.map_err(fault)?;
        Ok(Idempotency::Fresh)
    }

    async fn idempotency_finish(
        &self,
        scope: UserScope,
        key: &IdempotencyKey,
        response: &StoredResponse,
    ) -> Result<()> {
        let (user, status) = (user_of(scope), i64::from(response.status));
        let mut tx = self.write().await?;
        let kept = sqlx::query!(
            "UPDATE idempotency_keys SET response_status = ?, response_body = ?
            WHERE user_id = ? AND method_path = ? AND key = ?",
            status,
            response.body,
            user,
            key.method_path,
            key.key
        )
        .execute(&mut *tx)
        .await
        .map_err(fault)?;
        found((kept.rows_affected() == 1).then_some(()), "idempotency key")?;
        tx.commit().await.map_err(fault)
    }

    async fn idempotency_release(&self, scope: UserScope, key: &IdempotencyKey) -> Result<()> {
        let user = user_of(scope);
        let mut tx = self.write().await?;
        sqlx::query!(
            "DELETE FROM idempotency_keys
            WHERE user_id = ? AND method_path = ? AND key = ? AND response_status IS NULL",
            user,
            key.method_path,
            key.key
        )
        .execute(&mut *tx)
        .await
        .map_err(fault)?;
        tx.commit().await.map_err(fault)
    }

    async fn idempotency_prune(&self, before: Instant) -> Result<u64> {
        let before = before.micros();
        let mut tx = self.write().await?;
        let gone = sqlx::query!("DELETE FROM idempotency_keys WHERE started_at < ?", before)
            .execute(&mut *tx)
            .await
            .map_err(fault)?;
        tx.commit().await.map_err(fault)?;
        Ok(gone.rows_affected())
    }
}

/// What is kept under an idempotency key.
struct Answer {
    fingerprint: [u8; 32],
    started_at: Instant,
    response: Option<StoredResponse>,
}

impl Answer {
    fn verdict(self, fingerprint: &[u8; 32]) -> Idempotency {
        if self.fingerprint != *fingerprint {
            return Idempotency::Mismatch;
        }
        self.response.map_or(Idempotency::Running, Idempotency::Replay)
    }
}

async fn answer_read(
    tx: &mut SqliteConnection,
    scope: UserScope,
    key: &IdempotencyKey,
) -> Result<Option<Answer>> {
    let user = user_of(scope);
    let row = sqlx::query!(
        "SELECT fingerprint, started_at, response_status, response_body FROM idempotency_keys
        WHERE user_id = ? AND method_path = ? AND key = ?",
        user,
        key.method_path,
        key.key
    )
    .fetch_optional(tx)
    .await
    .map_err(fault)?;
    let Some(row) = row else { return Ok(None) };
    let response = match (row.response_status, row.response_body) {
        (Some(status), Some(body)) => Some(StoredResponse { status: column::number(status)?, body }),
        (None, _) | (_, None) => None,
    };
    let (fingerprint, started_at) = (column::hash(&row.fingerprint)?, column::at(row.started_at)?);
    Ok(Some(Answer { fingerprint, started_at, response }))
}

#[async_trait]
impl SettingRepo for SqliteStore {
    async fn setting_get(&self, name: &str) -> Result<Option<String>> {
        sqlx::query_scalar!("SELECT value FROM settings WHERE name = ?", name)
            .fetch_optional(&self.readers)
            .await
            .map_err(fault)
    }

    async fn setting_set(&self, name: &str, value: &str, at: Instant) -> Result<()> {
        let at = at.micros();
        let mut tx = self.write().await?;
        sqlx::query!(
            "INSERT INTO settings (name, value, updated_at) VALUES (?, ?, ?)
            ON CONFLICT DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at",
            name,
            value,
            at
        )
        .execute(&mut *tx)
        .await
        .map_err(fault)?;
        tx.commit().await.map_err(fault)
    }
}
