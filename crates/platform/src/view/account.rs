//! Users, their sign-ins and their trading accounts.

use model::Instant;
pub use store::row::{AccountMode, AccountStatus, Role};
use uuid::Uuid;

/// A person who may sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// The id.
    pub id: Uuid,
    /// The name to sign in with.
    pub username: String,
    /// The mail address, if one is known.
    pub email: Option<String>,
    /// What the user may do.
    pub role: Role,
    /// What profit is counted in.
    pub base_currency: String,
    /// When the user was made.
    pub created_at: Instant,
}

/// A trading account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The id.
    pub id: Uuid,
    /// The name people gave it.
    pub label: String,
    /// Whose money.
    pub mode: AccountMode,
    /// Where it trades.
    pub venue: String,
    /// What profit is counted in.
    pub base_currency: String,
    /// Whether it trades.
    pub status: AccountStatus,
}

/// A place where a user is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignIn {
    /// The id.
    pub id: Uuid,
    /// The address it came from.
    pub ip: Option<String>,
    /// The browser or program.
    pub user_agent: Option<String>,
    /// Since when.
    pub created_at: Instant,
    /// Until when, unless it is used.
    pub expires_at: Instant,
    /// Whether the question comes from there.
    pub is_current: bool,
}
