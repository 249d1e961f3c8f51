//! A request that comes twice under one key is carried out once: the second gets the first one's answer.

use crate::{Caller, Platform, Result};
use model::Span;
pub use store::{
    repo::{Idempotency, IdempotencyKey},
    row::StoredResponse,
};

/// How long an answer is kept.
pub(crate) const LIFETIME: Span = Span::from_seconds(86_400);
/// How long the first may take before its server counts as dead.
const LEASE: Span = Span::from_seconds(60);

impl Platform {
    /// Takes the key, or says what became of the first request.
    ///
    /// # Errors
    /// As every write.
    pub async fn repeat_begin(
        &self,
        caller: &Caller,
        key: &IdempotencyKey,
        fingerprint: &[u8; 32],
    ) -> Result<Idempotency> {
        let at = self.now();
        Ok(self.store.idempotency_begin(caller.scope(), key, fingerprint, at, LIFETIME, LEASE).await?)
    }

    /// Keeps the answer for the second request; one that a repetition may mend (5xx, 429) is not kept.
    ///
    /// # Errors
    /// As every write.
    pub async fn repeat_finish(
        &self,
        caller: &Caller,
        key: &IdempotencyKey,
        response: Option<&StoredResponse>,
    ) -> Result<()> {
        match response {
            Some(response) => Ok(self.store.idempotency_finish(caller.scope(), key, response).await?),
            None => Ok(self.store.idempotency_release(caller.scope(), key).await?),
        }
    }
}
