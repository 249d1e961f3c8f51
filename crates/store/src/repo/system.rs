//! The audit log, the outbox, answers kept for repeated requests, and settings of the server.

use crate::row::{AuditEntry, AuditRow, OutboxRow, StoredResponse};
use crate::{Result, UserScope};
use async_trait::async_trait;
use model::{Instant, Span};

/// The audit log.
#[async_trait]
pub trait AuditRepo {
    /// Adds an entry to the chain.
    ///
    /// # Errors
    /// As every write.
    async fn audit_append(&self, entry: &AuditEntry) -> Result<AuditRow>;

    /// Entries before number `before` (`None`: from the newest), newest first, at most `limit`.
    ///
    /// # Errors
    /// As every read.
    async fn audit_list(&self, before: Option<u64>, limit: u32) -> Result<Vec<AuditRow>>;

    /// Reads the whole chain; says the number of the first entry that does not follow from the one before.
    ///
    /// # Errors
    /// As every read.
    async fn audit_check(&self) -> Result<Option<u64>>;
}

/// The outbox.
#[async_trait]
pub trait OutboxRepo {
    /// Messages after a sequence, oldest first, at most `limit`.
    ///
    /// # Errors
    /// As every read.
    async fn outbox_list(&self, after: u64, limit: u32) -> Result<Vec<OutboxRow>>;

    /// Forgets the oldest messages before an instant, at most `limit`; says how many.
    ///
    /// # Errors
    /// As every write.
    async fn outbox_prune(&self, before: Instant, limit: u32) -> Result<u64>;
}

/// The name of a request that may come twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdempotencyKey {
    /// Method and path, as `POST /api/v1/bots`.
    pub method_path: String,
    /// The client's key.
    pub key: String,
}

/// What to do with a request that bears a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Idempotency {
    /// It is the first: carry it out.
    Fresh,
    /// The first is still being carried out.
    Running,
    /// It was carried out: answer the same.
    Replay(StoredResponse),
    /// The key was used for another body.
    Mismatch,
}

/// Answers kept for repeated requests.
#[async_trait]
pub trait IdempotencyRepo {
    /// Takes a key for a request whose body has this SHA-256. A key older than `lifetime` is forgotten; one that was
    /// taken longer than `lease` ago without an answer (its server died) is free again.
    ///
    /// # Errors
    /// As every write.
    async fn idempotency_begin(
        &self,
        scope: UserScope,
        key: &IdempotencyKey,
        fingerprint: &[u8; 32],
        at: Instant,
        lifetime: Span,
        lease: Span,
    ) -> Result<Idempotency>;

    /// Keeps the answer.
    ///
    /// # Errors
    /// [`NotFound`](crate::StoreError::NotFound) when the key was never taken.
    async fn idempotency_finish(
        &self,
        scope: UserScope,
        key: &IdempotencyKey,
        response: &StoredResponse,
    ) -> Result<()>;

    /// Gives the key back, after a failure that a repetition may mend.
    ///
    /// # Errors
    /// As every write.
    async fn idempotency_release(&self, scope: UserScope, key: &IdempotencyKey) -> Result<()>;

    /// Forgets keys taken before an instant; says how many.
    ///
    /// # Errors
    /// As every write.
    async fn idempotency_prune(&self, before: Instant) -> Result<u64>;
}

/// Settings of the server.
#[async_trait]
pub trait SettingRepo {
    /// A setting's value.
    ///
    /// # Errors
    /// As every read.
    async fn setting_get(&self, name: &str) -> Result<Option<String>>;

    /// Sets a setting.
    ///
    /// # Errors
    /// As every write.
    async fn setting_set(&self, name: &str, value: &str, at: Instant) -> Result<()>;
}
