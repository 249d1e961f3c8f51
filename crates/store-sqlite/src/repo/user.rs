//! Users and accounts.

use crate::column::{self, blob, user_of};
use crate::fault::{fault, found};
use crate::file::SqliteStore;
use async_trait::async_trait;
use model::{AccountId, Instant};
use sqlx::SqliteConnection;
use store::row::{
    AccountMode, AccountRow, AccountStatus, NewAccount, NewUser, UserPatch, UserRow, UserStatus,
};
use store::{AccountKey, AccountRepo, Result, StoreError, UserKey, UserRepo, UserScope};

struct UserRecord {
    id: Vec<u8>,
    username: String,
    email: Option<String>,
    password_hash: Option<String>,
    role: String,
    status: String,
    is_demo: i64,
    base_currency: String,
    locale: String,
    timezone: String,
    settings: String,
    created_at: i64,
    updated_at: i64,
    version: i64,
}

struct AccountRecord {
    id: Vec<u8>,
    user_id: Vec<u8>,
    number: i64,
    label: String,
    mode: String,
    venue: String,
    base_currency: String,
    status: String,
    error: Option<String>,
    created_at: i64,
    updated_at: i64,
    version: i64,
}

macro_rules! users {
    ($rest:literal $(, $argument:expr)*) => {
        sqlx::query_as!(
            UserRecord,
            "SELECT id, username, email, password_hash, role, status, is_demo, base_currency, locale, timezone,
                settings, created_at, updated_at, version FROM users " + $rest
            $(, $argument)*
        )
    };
}

macro_rules! accounts {
    ($rest:literal $(, $argument:expr)*) => {
        sqlx::query_as!(
            AccountRecord,
            "SELECT id, user_id, number, label, mode, venue, base_currency, status, error, created_at, updated_at,
                version FROM accounts " + $rest
            $(, $argument)*
        )
    };
}

impl TryFrom<UserRecord> for UserRow {
    type Error = StoreError;

    fn try_from(record: UserRecord) -> Result<Self> {
        Ok(Self {
            key: UserKey(column::uuid(&record.id)?),
            username: record.username,
            email: record.email,
            password_hash: record.password_hash,
            role: column::word(&record.role)?,
            status: column::word(&record.status)?,
            is_demo: record.is_demo != 0,
            base_currency: record.base_currency,
            locale: record.locale,
            timezone: record.timezone,
            settings: record.settings,
            created_at: column::at(record.created_at)?,
            updated_at: column::at(record.updated_at)?,
            version: record.version.cast_unsigned(),
        })
    }
}

impl TryFrom<AccountRecord> for AccountRow {
    type Error = StoreError;

    fn try_from(record: AccountRecord) -> Result<Self> {
        Ok(Self {
            key: AccountKey(column::uuid(&record.id)?),
            account: AccountId(column::number(record.number)?),
            user: UserKey(column::uuid(&record.user_id)?),
            label: record.label,
            mode: column::word::<AccountMode>(&record.mode)?,
            venue: record.venue,
            base_currency: record.base_currency,
            status: column::word::<AccountStatus>(&record.status)?,
            error: record.error,
            created_at: column::at(record.created_at)?,
            updated_at: column::at(record.updated_at)?,
            version: record.version.cast_unsigned(),
        })
    }
}

#[async_trait]
impl UserRepo for SqliteStore {
    async fn user_create(&self, user: &NewUser) -> Result<UserRow> {
        let (id, role, status) = (blob(user.key.0), user.role.name(), UserStatus::Active.name());
        let at = user.created_at.micros();
        let mut tx = self.write().await?;
        sqlx::query!(
            "INSERT INTO users (id, username, email, password_hash, role, status, is_demo, base_currency, locale,
                timezone, settings, created_at, updated_at, version)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 'en', 'UTC', '{}', ?9, ?9, 1)",
            id,
            user.username,
            user.email,
            user.password_hash,
            role,
            status,
            user.is_demo,
            user.base_currency,
            at
        )
        .execute(&mut *tx)
        .await
        .map_err(fault)?;
        let row = user_read(&mut tx, user.key).await?;
        tx.commit().await.map_err(fault)?;
        Ok(row)
    }

    async fn user_by_key(&self, key: UserKey) -> Result<UserRow> {
        let id = blob(key.0);
        let row = users!("WHERE id = ?", id).fetch_optional(&self.readers).await.map_err(fault)?;
        found(row, "user")?.try_into()
    }

    async fn user_by_username(&self, username: &str) -> Result<UserRow> {
        let row =
            users!("WHERE username = ?", username).fetch_optional(&self.readers).await.map_err(fault)?;
        found(row, "user")?.try_into()
    }

    async fn user_demo(&self) -> Result<UserRow> {
        let row = users!("WHERE is_demo = 1").fetch_optional(&self.readers).await.map_err(fault)?;
        found(row, "user")?.try_into()
    }

    async fn user_list(&self) -> Result<Vec<UserRow>> {
        let rows = users!("ORDER BY username").fetch_all(&self.readers).await.map_err(fault)?;
        rows.into_iter().map(UserRow::try_from).collect()
    }

    async fn user_update(
        &self,
        key: UserKey,
        version: u64,
        patch: &UserPatch,
        at: Instant,
    ) -> Result<UserRow> {
        let mut tx = self.write().await?;
        let there = user_read(&mut tx, key).await?;
        if there.version != version {
            return Err(StoreError::VersionMismatch {
                what: "user",
                expected: version,
                found: there.version,
            });
        }
        let (id, at, status) = (blob(key.0), at.micros(), patch.status.map(UserStatus::name));
        sqlx::query!(
            "UPDATE users SET email = coalesce(?, email), password_hash = coalesce(?, password_hash),
                status = coalesce(?, status), base_currency = coalesce(?, base_currency),
                locale = coalesce(?, locale), timezone = coalesce(?, timezone), settings = coalesce(?, settings),
                updated_at = ?, version = version + 1
            WHERE id = ?",
            patch.email,
            patch.password_hash,
            status,
            patch.base_currency,
            patch.locale,
            patch.timezone,
            patch.settings,
            at,
            id
        )
        .execute(&mut *tx)
        .await
        .map_err(fault)?;
        let row = user_read(&mut tx, key).await?;
        tx.commit().await.map_err(fault)?;
        Ok(row)
    }
}

async fn user_read(tx: &mut SqliteConnection, key: UserKey) -> Result<UserRow> {
    let id = blob(key.0);
    let row = users!("WHERE id = ?", id).fetch_optional(tx).await.map_err(fault)?;
    found(row, "user")?.try_into()
}

#[async_trait]
impl AccountRepo for SqliteStore {
    async fn account_create(&self, scope: UserScope, account: &NewAccount) -> Result<AccountRow> {
        let (id, user) = (blob(account.key.0), user_of(scope));
        let (mode, status, at) =
            (account.mode.name(), AccountStatus::Opening.name(), account.created_at.micros());
        let mut tx = self.write().await?;
        user_read(&mut tx, scope.user()).await?;
        sqlx::query!(
            "INSERT INTO accounts (id, user_id, number, label, mode, venue, base_currency, status, created_at,
                updated_at, version)
            VALUES (?1, ?2, (SELECT coalesce(max(number), 0) + 1 FROM accounts), ?3, ?4, ?5, ?6, ?7, ?8, ?8, 1)",
            id,
            user,
            account.label,
            mode,
            account.venue,
            account.base_currency,
            status,
            at
        )
        .execute(&mut *tx)
        .await
        .map_err(fault)?;
        let row = accounts!("WHERE id = ?", id).fetch_one(&mut *tx).await.map_err(fault)?;
        tx.commit().await.map_err(fault)?;
        row.try_into()
    }

    async fn account_by_key(&self, scope: UserScope, key: AccountKey) -> Result<AccountRow> {
        let (id, user) = (blob(key.0), user_of(scope));
        let row = accounts!("WHERE id = ? AND user_id = ?", id, user)
            .fetch_optional(&self.readers)
            .await
            .map_err(fault)?;
        found(row, "account")?.try_into()
    }

    async fn account_by_number(&self, scope: UserScope, account: AccountId) -> Result<AccountRow> {
        let (number, user) = (i64::from(account.0), user_of(scope));
        let row = accounts!("WHERE number = ? AND user_id = ?", number, user)
            .fetch_optional(&self.readers)
            .await
            .map_err(fault)?;
        found(row, "account")?.try_into()
    }

    async fn account_list(&self, scope: UserScope) -> Result<Vec<AccountRow>> {
        let user = user_of(scope);
        let rows = accounts!("WHERE user_id = ? ORDER BY number", user)
            .fetch_all(&self.readers)
            .await
            .map_err(fault)?;
        rows.into_iter().map(AccountRow::try_from).collect()
    }

    async fn account_list_all(&self) -> Result<Vec<AccountRow>> {
        let rows = accounts!("ORDER BY number").fetch_all(&self.readers).await.map_err(fault)?;
        rows.into_iter().map(AccountRow::try_from).collect()
    }
}
