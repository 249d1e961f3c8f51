//! Users, their sign-ins and their accounts.

use super::{AccountMode, AccountStatus, Role, UserStatus};
use crate::{AccountKey, FamilyKey, SessionKey, UserKey};
use model::{AccountId, Instant};

/// A user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserRow {
    /// The key.
    pub key: UserKey,
    /// The name to sign in with; unique without regard to case.
    pub username: String,
    /// The address, unique without regard to case.
    pub email: Option<String>,
    /// The password's Argon2id hash in PHC form; `None` where no password opens the account.
    pub password_hash: Option<String>,
    /// What the user may do.
    pub role: Role,
    /// Whether the user may sign in.
    pub status: UserStatus,
    /// Whether this is the demo's user.
    pub is_demo: bool,
    /// The asset that profit and loss are shown in.
    pub base_currency: String,
    /// The language, as `en`.
    pub locale: String,
    /// The time zone, as `UTC`.
    pub timezone: String,
    /// The user's own settings: a JSON object.
    pub settings: String,
    /// When the user was made.
    pub created_at: Instant,
    /// When the row last changed.
    pub updated_at: Instant,
    /// One more with each change.
    pub version: u64,
}

/// A user to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewUser {
    /// The key.
    pub key: UserKey,
    /// The name to sign in with.
    pub username: String,
    /// The address.
    pub email: Option<String>,
    /// The password's hash.
    pub password_hash: Option<String>,
    /// What the user may do.
    pub role: Role,
    /// Whether this is the demo's user.
    pub is_demo: bool,
    /// The asset that profit and loss are shown in.
    pub base_currency: String,
    /// When the user is made.
    pub created_at: Instant,
}

/// What of a user is to change; `None` leaves it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserPatch {
    /// The address.
    pub email: Option<String>,
    /// The password's hash.
    pub password_hash: Option<String>,
    /// Whether the user may sign in.
    pub status: Option<UserStatus>,
    /// The asset that profit and loss are shown in.
    pub base_currency: Option<String>,
    /// The language.
    pub locale: Option<String>,
    /// The time zone.
    pub timezone: Option<String>,
    /// The user's own settings: a JSON object.
    pub settings: Option<String>,
}

/// One refresh token of a sign-in. A family has one that is neither rotated nor revoked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionRow {
    /// The key.
    pub key: SessionKey,
    /// Whose.
    pub user: UserKey,
    /// The sign-in it came from.
    pub family: FamilyKey,
    /// The SHA-256 of the refresh token.
    pub refresh_hash: [u8; 32],
    /// The address it was made from.
    pub ip: Option<String>,
    /// The browser it was made in.
    pub user_agent: Option<String>,
    /// When the token was made.
    pub created_at: Instant,
    /// Until when it may be used (idle time).
    pub expires_at: Instant,
    /// Until when the family may live.
    pub family_expires_at: Instant,
    /// When a newer token took its place.
    pub rotated_at: Option<Instant>,
    /// When it was revoked.
    pub revoked_at: Option<Instant>,
}

/// A refresh token to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSession {
    /// The key.
    pub key: SessionKey,
    /// The SHA-256 of the refresh token.
    pub refresh_hash: [u8; 32],
    /// The address it is made from.
    pub ip: Option<String>,
    /// The browser it is made in.
    pub user_agent: Option<String>,
    /// When it is made.
    pub created_at: Instant,
    /// Until when it may be used; a rotation holds it to the family's end.
    pub expires_at: Instant,
}

/// A trading account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountRow {
    /// The key.
    pub key: AccountKey,
    /// The number that engines, the journal and the ledger know it by.
    pub account: AccountId,
    /// Whose.
    pub user: UserKey,
    /// The owner's name for it.
    pub label: String,
    /// What it trades with.
    pub mode: AccountMode,
    /// Where it trades, as `sim`.
    pub venue: String,
    /// The asset that it is valued in.
    pub base_currency: String,
    /// Whether it trades.
    pub status: AccountStatus,
    /// What went wrong, when it is stopped.
    pub error: Option<String>,
    /// When it was made (wall time).
    pub created_at: Instant,
    /// When the row last changed.
    pub updated_at: Instant,
    /// One more with each change.
    pub version: u64,
}

/// An account to be made; the store gives it the next number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAccount {
    /// The key.
    pub key: AccountKey,
    /// The owner's name for it; unique among the owner's accounts.
    pub label: String,
    /// What it trades with.
    pub mode: AccountMode,
    /// Where it trades.
    pub venue: String,
    /// The asset that it is valued in.
    pub base_currency: String,
    /// When it is made (wall time).
    pub created_at: Instant,
}

/// What the journal tells of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountChange {
    /// Which account.
    pub account: AccountId,
    /// Whether it trades.
    pub status: AccountStatus,
    /// What went wrong, when it is stopped.
    pub error: Option<String>,
    /// When.
    pub updated_at: Instant,
}
