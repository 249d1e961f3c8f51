//! The audit log, the outbox, and answers kept for repeated requests.

use super::ActorKind;
use crate::UserKey;
use model::Instant;

/// Something that somebody did, to be written to the audit log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEntry {
    /// When (wall time).
    pub at: Instant,
    /// Who, where it was a user.
    pub actor: Option<UserKey>,
    /// What kind of actor.
    pub actor_kind: ActorKind,
    /// What was done, as `bot.start`.
    pub action: String,
    /// To what kind of thing.
    pub resource_kind: String,
    /// To which.
    pub resource: Option<String>,
    /// From which address.
    pub ip: Option<String>,
    /// From which browser.
    pub user_agent: Option<String>,
    /// What it changed: JSON without secrets.
    pub diff: Option<String>,
    /// The request it came with.
    pub request: Option<String>,
}

/// An entry of the audit log; each holds the hash of the one before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditRow {
    /// Its place, from 1, without gaps.
    pub number: u64,
    /// What was done.
    pub entry: AuditEntry,
    /// The hash of the entry before; zeros for the first.
    pub previous_hash: [u8; 32],
    /// The hash of this entry and the one before.
    pub hash: [u8; 32],
}

/// A message to be sent on, written in the same transaction as the change that it tells of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutboxRow {
    /// Its place; rises.
    pub sequence: u64,
    /// Whose.
    pub user: UserKey,
    /// The channel, as `orders`.
    pub topic: String,
    /// The key of what has changed.
    pub resource: String,
    /// When (market time).
    pub at: Instant,
}

/// The answer to a request, kept for its repetition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredResponse {
    /// The HTTP status.
    pub status: u16,
    /// The body.
    pub body: String,
}
