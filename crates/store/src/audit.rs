//! The chain of the audit log: each entry's hash covers the entry before, so that a removed or altered one shows.

use crate::row::{AuditEntry, AuditRow};
use sha2::{Digest, Sha256};

/// The hash of an entry after the one whose hash is `previous`.
///
/// Every field goes in with its length before it and an absent one as a single mark, so no two entries share a form.
#[must_use]
pub fn audit_hash(previous: &[u8; 32], number: u64, entry: &AuditEntry) -> [u8; 32] {
    let mut hasher = Sha256::new();
    hasher.update(previous);
    hasher.update(number.to_be_bytes());
    hasher.update(entry.at.micros().to_be_bytes());
    let actor = entry.actor.map(|actor| actor.to_string());
    for field in [
        actor.as_deref(),
        Some(entry.actor_kind.name()),
        Some(entry.action.as_str()),
        Some(entry.resource_kind.as_str()),
        entry.resource.as_deref(),
        entry.ip.as_deref(),
        entry.user_agent.as_deref(),
        entry.diff.as_deref(),
        entry.request.as_deref(),
    ] {
        match field {
            Some(text) => {
                hasher.update([1]);
                hasher.update((text.len() as u64).to_be_bytes());
                hasher.update(text.as_bytes());
            }
            None => hasher.update([0]),
        }
    }
    hasher.finalize().into()
}

/// Whether `row` follows an entry with that number and hash (zero and zeros before the first).
#[must_use]
pub fn is_next(row: &AuditRow, previous_number: u64, previous_hash: &[u8; 32]) -> bool {
    row.number == previous_number + 1
        && row.previous_hash == *previous_hash
        && row.hash == audit_hash(previous_hash, row.number, &row.entry)
}
