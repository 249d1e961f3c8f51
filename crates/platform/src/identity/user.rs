//! Users and their trading accounts.

use super::Caller;
use crate::{Fault, Platform, Result, view};
use std::collections::BTreeSet;
use store::{
    AccountKey, StoreError, UserKey, UserScope,
    row::{
        AccountMode, AccountRow, AccountStatus, NewAccount, NewUser, Role, UserPatch, UserRow, UserStatus,
    },
};
use uuid::Uuid;

/// The name of the account that every user gets.
const PAPER_LABEL: &str = "Paper";
/// The shortest password that is taken.
pub const PASSWORD_MIN: usize = 12;

/// A user to be made, for the command line.
#[derive(Clone)]
pub struct UserSpec {
    /// The name to sign in with.
    pub username: String,
    /// The password; `None` where nobody is to sign in by one.
    pub password: Option<String>,
    /// What the user may do.
    pub role: Role,
    /// Whether it is the demo's user.
    pub is_demo: bool,
}

impl Platform {
    /// The caller and the caller's accounts.
    ///
    /// # Errors
    /// As every read.
    pub async fn me(&self, caller: &Caller) -> Result<(view::User, Vec<view::Account>)> {
        let user = self.store.user_by_key(caller.user).await?;
        let accounts = self.store.account_list(caller.scope()).await?;
        Ok((user.into(), accounts.into_iter().map(Into::into).collect()))
    }

    /// Makes a user with a paper account that holds the first deposit, for the command line.
    ///
    /// # Errors
    /// [`Fault::Conflict`] when the name is taken; [`Fault::Invalid`] for a name or password that will not do.
    pub async fn user_create(&self, spec: UserSpec) -> Result<view::User> {
        let user = self.user_row_create(spec).await?;
        self.audit_cli("user.create", "user", Some(user.key.to_string())).await;
        Ok(user.into())
    }

    /// Lets a user no longer sign in, and ends where the user is signed in; says how many sign-ins ended. For the
    /// command line.
    ///
    /// # Errors
    /// [`Fault::NotFound`].
    pub async fn user_disable(&self, username: &str) -> Result<u64> {
        let user = self.store.user_by_username(username).await?;
        let patch = UserPatch { status: Some(UserStatus::Disabled), ..UserPatch::default() };
        self.store.user_update(user.key, user.version, &patch, self.now()).await?;
        let ended = self.store.session_revoke_all(UserScope::of(user.key), self.now()).await?;
        self.audit_cli("user.disable", "user", Some(user.key.to_string())).await;
        Ok(ended)
    }

    /// Opens the accounts of users who were made while no server ran. One that cannot be opened keeps no other from it.
    ///
    /// # Errors
    /// As every read.
    pub async fn accounts_ensure(&self) -> Result<()> {
        let accounts = self.store.account_list_all().await?.into_iter();
        let open = accounts.filter(|account| account.status != AccountStatus::Opening);
        let served: BTreeSet<UserKey> = open.map(|account| account.user).collect();
        for user in self.store.user_list().await?.into_iter().filter(|user| !served.contains(&user.key)) {
            self.account_try_ensure(user.key).await;
        }
        Ok(())
    }

    /// Opens the user's account unless it is open. A fault is logged: the next sign-in or start tries again.
    pub(super) async fn account_try_ensure(&self, user: UserKey) {
        if let Err(fault) = self.account_ensure(user).await {
            tracing::error!(%user, %fault, "an account could not be opened");
        }
    }

    /// The demo's user, made if it is not there yet.
    ///
    /// # Errors
    /// As every write.
    pub async fn demo_user_ensure(&self) -> Result<UserKey> {
        let user = match self.store.user_demo().await {
            Ok(user) => user,
            Err(StoreError::NotFound { .. }) => {
                let spec =
                    UserSpec { username: "demo".into(), password: None, role: Role::User, is_demo: true };
                self.user_row_create(spec).await?
            }
            Err(other) => return Err(other.into()),
        };
        self.account_ensure(user.key).await?;
        Ok(user.key)
    }

    /// The account that is meant: the one of this id, or the first.
    pub(crate) async fn account_of(&self, caller: &Caller, id: Option<Uuid>) -> Result<AccountRow> {
        if let Some(id) = id {
            return Ok(self.store.account_by_key(caller.scope(), AccountKey(id)).await?);
        }
        let accounts = self.store.account_list(caller.scope()).await?;
        accounts.into_iter().next().ok_or(Fault::NotFound { what: "account" })
    }

    pub(super) async fn guest_create(&self) -> Result<UserRow> {
        let users = self.store.user_list().await?;
        let guests = users.iter().filter(|user| user.username.starts_with("guest-")).count();
        if guests >= self.settings.guests_max as usize {
            let reason = "guests are not welcome here; ask for an account";
            return Err(Fault::Forbidden { reason: reason.to_owned() });
        }
        let random = crate::ports::clock::to_hex(&self.random_ten());
        let spec = UserSpec {
            username: format!("guest-{random}"),
            password: None,
            role: Role::User,
            is_demo: false,
        };
        self.user_row_create(spec).await
    }

    async fn user_row_create(&self, spec: UserSpec) -> Result<UserRow> {
        let faults = spec.faults();
        if !faults.is_empty() {
            return Err(Fault::Invalid(faults));
        }
        let now = self.now();
        let password_hash = match spec.password {
            Some(password) => Some(self.hasher.hash(password, self.entropy.as_ref()).await?),
            None => None,
        };
        let user = NewUser {
            key: UserKey::random(now, self.random_ten()),
            username: spec.username,
            email: None,
            password_hash,
            role: spec.role,
            is_demo: spec.is_demo,
            base_currency: self.settings.base_currency.clone(),
            created_at: now,
        };
        let user = self.store.user_create(&user).await?;
        self.account_ensure(user.key).await?;
        Ok(user)
    }

    /// Every user has a paper account, open in the session. A crash between the two is mended by doing it again.
    async fn account_ensure(&self, user: UserKey) -> Result<()> {
        let scope = UserScope::of(user);
        let account = match self.store.account_list(scope).await?.into_iter().next() {
            Some(account) => account,
            None => {
                let now = self.now();
                let account = NewAccount {
                    key: AccountKey::random(now, self.random_ten()),
                    label: PAPER_LABEL.to_owned(),
                    mode: AccountMode::Paper,
                    venue: self.settings.venue.clone(),
                    base_currency: self.settings.base_currency.clone(),
                    created_at: now,
                };
                self.store.account_create(scope, &account).await?
            }
        };
        if account.status != AccountStatus::Opening {
            return Ok(());
        }
        let asset = self.trading.catalog().asset_by_symbol(&account.base_currency);
        let asset = asset.ok_or_else(|| Fault::Conflict {
            reason: format!("nothing here is traded in {}", account.base_currency),
        })?;
        let deposits = vec![(asset, self.settings.paper_deposit)];
        Ok(self.trading.account_open(account.account, deposits).await?)
    }
}

impl UserSpec {
    fn faults(&self) -> Vec<crate::FieldFault> {
        let mut faults = Vec::new();
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        if !(2..=64).contains(&self.username.len()) || !self.username.chars().all(is_name) {
            let message = "a name has 2 to 64 letters, digits, dots, dashes or underscores";
            faults.push(crate::FieldFault::new("/username", "format", message));
        }
        if self.password.as_ref().is_some_and(|password| !(PASSWORD_MIN..=256).contains(&password.len())) {
            let message = format!("a password has {PASSWORD_MIN} to 256 characters");
            faults.push(crate::FieldFault::new("/password", "length", message));
        }
        faults
    }
}

impl From<UserRow> for view::User {
    fn from(row: UserRow) -> Self {
        Self {
            id: row.key.0,
            username: row.username,
            email: row.email,
            role: row.role,
            base_currency: row.base_currency,
            created_at: row.created_at,
        }
    }
}

impl From<AccountRow> for view::Account {
    fn from(row: AccountRow) -> Self {
        Self {
            id: row.key.0,
            label: row.label,
            mode: row.mode,
            venue: row.venue,
            base_currency: row.base_currency,
            status: row.status,
        }
    }
}

impl std::fmt::Debug for UserSpec {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("UserSpec").field("username", &self.username).finish_non_exhaustive()
    }
}
