//! Who is there: passwords, sign-ins, tokens, users and their accounts.
//!
//! - [`password`]: Argon2id, a few at a time. - [`token`]: access tokens. - [`sign_in`]: guest, login, refresh, logout.
//! - [`verified`]: tokens checked a moment ago. - [`user`]: users and their accounts.

pub mod password;
pub mod sign_in;
pub mod token;
pub mod user;
pub mod verified;

use crate::view;
use store::{FamilyKey, UserKey, UserScope, row::Role};
use uuid::Uuid;

/// Who asks, proven by a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    /// Which user.
    pub user: UserKey,
    /// Signed in where.
    pub family: FamilyKey,
    /// With which rights.
    pub role: Role,
    /// From where.
    pub origin: Origin,
}

/// Where a request comes from, for the audit log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The address.
    pub ip: Option<String>,
    /// The browser or program.
    pub user_agent: Option<String>,
    /// The request's id.
    pub request: Option<Uuid>,
}

/// What a sign-in gives.
#[derive(Clone, PartialEq, Eq)]
pub struct Tokens {
    /// Proves who asks, for a quarter of an hour.
    pub access: String,
    /// Gets new tokens, once; `None` when another window has just got them.
    pub refresh: Option<String>,
    /// Seconds until the access token ends.
    pub expires_in: u64,
    /// Who is signed in.
    pub user: view::User,
    /// The sign-in's id.
    pub family: Uuid,
}

impl Caller {
    /// The right to this user's things.
    #[must_use]
    pub const fn scope(&self) -> UserScope {
        UserScope::of(self.user)
    }
}

impl std::fmt::Debug for Tokens {
    /// All but the secrets.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tokens")
            .field("user", &self.user.id)
            .field("family", &self.family)
            .finish_non_exhaustive()
    }
}
