//! Users, their sign-ins and their accounts.

use crate::row::{AccountRow, NewAccount, NewSession, NewUser, SessionRow, UserPatch, UserRow};
use crate::{AccountKey, FamilyKey, Result, UserKey, UserScope};
use async_trait::async_trait;
use model::{AccountId, Instant, Span};

/// Users.
#[async_trait]
pub trait UserRepo {
    /// Makes a user.
    ///
    /// # Errors
    /// [`Conflict`](crate::StoreError::Conflict) when the name or the address is taken.
    async fn user_create(&self, user: &NewUser) -> Result<UserRow>;

    /// The user of that key.
    ///
    /// # Errors
    /// [`NotFound`](crate::StoreError::NotFound).
    async fn user_by_key(&self, key: UserKey) -> Result<UserRow>;

    /// The user of that name, without regard to case.
    ///
    /// # Errors
    /// [`NotFound`](crate::StoreError::NotFound).
    async fn user_by_username(&self, username: &str) -> Result<UserRow>;

    /// The demo's user.
    ///
    /// # Errors
    /// [`NotFound`](crate::StoreError::NotFound).
    async fn user_demo(&self) -> Result<UserRow>;

    /// All users by name; for administrators and the command line.
    ///
    /// # Errors
    /// As every read.
    async fn user_list(&self) -> Result<Vec<UserRow>>;

    /// Changes a user.
    ///
    /// # Errors
    /// [`VersionMismatch`](crate::StoreError::VersionMismatch) unless `version` is the row's;
    /// [`NotFound`](crate::StoreError::NotFound); [`Conflict`](crate::StoreError::Conflict) when the address is taken.
    async fn user_update(
        &self,
        key: UserKey,
        version: u64,
        patch: &UserPatch,
        at: Instant,
    ) -> Result<UserRow>;
}

/// What came of a refresh token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rotation {
    /// A new token has taken its place.
    Rotated(SessionRow),
    /// It was replaced within the grace just now (two windows at once): nothing is changed, the newer token holds.
    Raced,
    /// It was replaced before: somebody has a copy. Its whole family is revoked now.
    Reused {
        /// Whose.
        user: UserKey,
        /// Which family.
        family: FamilyKey,
    },
    /// It has expired or was revoked.
    Ended,
    /// There never was such a token.
    Unknown,
}

/// Sign-ins: rotating refresh tokens in families.
#[async_trait]
pub trait SessionRepo {
    /// Begins a family with its first token.
    ///
    /// # Errors
    /// [`NotFound`](crate::StoreError::NotFound) for an unknown user.
    async fn session_create(
        &self,
        user: UserKey,
        family: FamilyKey,
        family_expires_at: Instant,
        session: &NewSession,
    ) -> Result<SessionRow>;

    /// Replaces the token of hash `refresh_hash` by `next`, or says why not. A token that was replaced longer ago than
    /// `grace` revokes its family. Time is `next.created_at`.
    ///
    /// # Errors
    /// As every write.
    async fn session_rotate(
        &self,
        refresh_hash: &[u8; 32],
        next: &NewSession,
        grace: Span,
    ) -> Result<Rotation>;

    /// The living token of a family.
    ///
    /// # Errors
    /// [`NotFound`](crate::StoreError::NotFound) when it has expired or was revoked.
    async fn session_active(&self, family: FamilyKey, at: Instant) -> Result<SessionRow>;

    /// The user's living families, newest first.
    ///
    /// # Errors
    /// As every read.
    async fn session_list(&self, scope: UserScope, at: Instant) -> Result<Vec<SessionRow>>;

    /// Ends a family; doing it twice is no fault.
    ///
    /// # Errors
    /// [`NotFound`](crate::StoreError::NotFound) when the user has no such family.
    async fn session_revoke(&self, scope: UserScope, family: FamilyKey, at: Instant) -> Result<()>;

    /// Ends all of a user's families; says how many.
    ///
    /// # Errors
    /// As every write.
    async fn session_revoke_all(&self, scope: UserScope, at: Instant) -> Result<u64>;

    /// Forgets families that ended before `before`; says how many tokens.
    ///
    /// # Errors
    /// As every write.
    async fn session_prune(&self, before: Instant) -> Result<u64>;
}

/// Trading accounts.
#[async_trait]
pub trait AccountRepo {
    /// Makes an account under the next number (from 1).
    ///
    /// # Errors
    /// [`Conflict`](crate::StoreError::Conflict) when the user has an account of that label.
    async fn account_create(&self, scope: UserScope, account: &NewAccount) -> Result<AccountRow>;

    /// The user's account of that key.
    ///
    /// # Errors
    /// [`NotFound`](crate::StoreError::NotFound).
    async fn account_by_key(&self, scope: UserScope, key: AccountKey) -> Result<AccountRow>;

    /// The user's account of that number.
    ///
    /// # Errors
    /// [`NotFound`](crate::StoreError::NotFound).
    async fn account_by_number(&self, scope: UserScope, account: AccountId) -> Result<AccountRow>;

    /// The user's accounts by number.
    ///
    /// # Errors
    /// As every read.
    async fn account_list(&self, scope: UserScope) -> Result<Vec<AccountRow>>;

    /// Everybody's accounts by number: for the sessions, which trade for all.
    ///
    /// # Errors
    /// As every read.
    async fn account_list_all(&self) -> Result<Vec<AccountRow>>;
}
