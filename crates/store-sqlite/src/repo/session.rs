//! Sign-ins: rotating refresh tokens in families.

use crate::column::{self, blob, user_of};
use crate::fault::{fault, found};
use crate::file::SqliteStore;
use async_trait::async_trait;
use model::{Instant, Span};
use sqlx::SqliteConnection;
use store::repo::Rotation;
use store::row::{NewSession, SessionRow};
use store::{FamilyKey, Result, SessionKey, SessionRepo, StoreError, UserKey, UserScope};

struct SessionRecord {
    id: Vec<u8>,
    user_id: Vec<u8>,
    family_id: Vec<u8>,
    refresh_hash: Vec<u8>,
    ip: Option<String>,
    user_agent: Option<String>,
    created_at: i64,
    expires_at: i64,
    family_expires_at: i64,
    rotated_at: Option<i64>,
    revoked_at: Option<i64>,
}

macro_rules! sessions {
    ($rest:literal $(, $argument:expr)*) => {
        sqlx::query_as!(
            SessionRecord,
            "SELECT id, user_id, family_id, refresh_hash, ip, user_agent, created_at, expires_at,
                family_expires_at, rotated_at, revoked_at FROM sessions " + $rest
            $(, $argument)*
        )
    };
}

impl TryFrom<SessionRecord> for SessionRow {
    type Error = StoreError;

    fn try_from(record: SessionRecord) -> Result<Self> {
        Ok(Self {
            key: SessionKey(column::uuid(&record.id)?),
            user: UserKey(column::uuid(&record.user_id)?),
            family: FamilyKey(column::uuid(&record.family_id)?),
            refresh_hash: column::hash(&record.refresh_hash)?,
            ip: record.ip,
            user_agent: record.user_agent,
            created_at: column::at(record.created_at)?,
            expires_at: column::at(record.expires_at)?,
            family_expires_at: column::at(record.family_expires_at)?,
            rotated_at: column::at_opt(record.rotated_at)?,
            revoked_at: column::at_opt(record.revoked_at)?,
        })
    }
}

/// Whose token, and until when its family lives.
#[derive(Clone, Copy)]
struct Family {
    user: UserKey,
    family: FamilyKey,
    expires_at: Instant,
}

#[async_trait]
impl SessionRepo for SqliteStore {
    async fn session_create(
        &self,
        user: UserKey,
        family: FamilyKey,
        family_expires_at: Instant,
        session: &NewSession,
    ) -> Result<SessionRow> {
        let id = blob(user.0);
        let mut tx = self.write().await?;
        let there = sqlx::query_scalar!("SELECT version FROM users WHERE id = ?", id)
            .fetch_optional(&mut *tx)
            .await
            .map_err(fault)?;
        found(there, "user")?;
        let row =
            session_insert(&mut tx, Family { user, family, expires_at: family_expires_at }, session).await?;
        tx.commit().await.map_err(fault)?;
        Ok(row)
    }

    async fn session_rotate(
        &self,
        refresh_hash: &[u8; 32],
        next: &NewSession,
        grace: Span,
    ) -> Result<Rotation> {
        let (hash, at) = (refresh_hash.to_vec(), next.created_at);
        let mut tx = self.write().await?;
        let there =
            sessions!("WHERE refresh_hash = ?", hash).fetch_optional(&mut *tx).await.map_err(fault)?;
        let Some(there) = there.map(SessionRow::try_from).transpose()? else { return Ok(Rotation::Unknown) };
        if there.revoked_at.is_some() || there.expires_at <= at || there.family_expires_at <= at {
            return Ok(Rotation::Ended);
        }
        if let Some(rotated_at) = there.rotated_at {
            if at.since(rotated_at) <= grace {
                return Ok(Rotation::Raced);
            }
            family_revoke(&mut tx, there.family, at).await?;
            tx.commit().await.map_err(fault)?;
            return Ok(Rotation::Reused { user: there.user, family: there.family });
        }
        let (id, rotated_at) = (blob(there.key.0), at.micros());
        sqlx::query!("UPDATE sessions SET rotated_at = ? WHERE id = ?", rotated_at, id)
            .execute(&mut *tx)
            .await
            .map_err(fault)?;
        let family = Family { user: there.user, family: there.family, expires_at: there.family_expires_at };
        let row = session_insert(&mut tx, family, next).await?;
        tx.commit().await.map_err(fault)?;
        Ok(Rotation::Rotated(row))
    }

    async fn session_active(&self, family: FamilyKey, at: Instant) -> Result<SessionRow> {
        let (family, at) = (blob(family.0), at.micros());
        let row = sessions!(
            "WHERE family_id = ?1 AND rotated_at IS NULL AND revoked_at IS NULL AND expires_at > ?2
                AND family_expires_at > ?2",
            family,
            at
        )
        .fetch_optional(&self.readers)
        .await
        .map_err(fault)?;
        found(row, "session")?.try_into()
    }

    async fn session_list(&self, scope: UserScope, at: Instant) -> Result<Vec<SessionRow>> {
        let (user, at) = (user_of(scope), at.micros());
        let rows = sessions!(
            "WHERE user_id = ?1 AND rotated_at IS NULL AND revoked_at IS NULL AND expires_at > ?2
                AND family_expires_at > ?2
            ORDER BY created_at DESC, id DESC",
            user,
            at
        )
        .fetch_all(&self.readers)
        .await
        .map_err(fault)?;
        rows.into_iter().map(SessionRow::try_from).collect()
    }

    async fn session_revoke(&self, scope: UserScope, family: FamilyKey, at: Instant) -> Result<()> {
        let (user, id) = (user_of(scope), blob(family.0));
        let mut tx = self.write().await?;
        let count = sqlx::query_scalar!(
            "SELECT count(*) FROM sessions WHERE family_id = ? AND user_id = ?",
            id,
            user
        )
        .fetch_one(&mut *tx)
        .await
        .map_err(fault)?;
        found((count > 0).then_some(()), "session")?;
        family_revoke(&mut tx, family, at).await?;
        tx.commit().await.map_err(fault)
    }

    async fn session_revoke_all(&self, scope: UserScope, at: Instant) -> Result<u64> {
        let (user, at) = (user_of(scope), at.micros());
        let mut tx = self.write().await?;
        let families = sqlx::query_scalar!(
            "SELECT count(DISTINCT family_id) FROM sessions WHERE user_id = ? AND revoked_at IS NULL",
            user
        )
        .fetch_one(&mut *tx)
        .await
        .map_err(fault)?;
        sqlx::query!("UPDATE sessions SET revoked_at = ? WHERE user_id = ? AND revoked_at IS NULL", at, user)
            .execute(&mut *tx)
            .await
            .map_err(fault)?;
        tx.commit().await.map_err(fault)?;
        Ok(families.cast_unsigned())
    }

    async fn session_prune(&self, before: Instant) -> Result<u64> {
        let before = before.micros();
        let mut tx = self.write().await?;
        let gone = sqlx::query!(
            "DELETE FROM sessions WHERE family_id IN (SELECT family_id FROM sessions GROUP BY family_id
                HAVING max(min(expires_at, family_expires_at, coalesce(revoked_at, expires_at))) < ?)",
            before
        )
        .execute(&mut *tx)
        .await
        .map_err(fault)?;
        tx.commit().await.map_err(fault)?;
        Ok(gone.rows_affected())
    }
}

async fn session_insert(
    tx: &mut SqliteConnection,
    family: Family,
    session: &NewSession,
) -> Result<SessionRow> {
    let (id, user, family_id) = (blob(session.key.0), blob(family.user.0), blob(family.family.0));
    let (hash, created_at) = (session.refresh_hash.to_vec(), session.created_at.micros());
    let expires_at = session.expires_at.min(family.expires_at).micros();
    let family_expires_at = family.expires_at.micros();
    sqlx::query!(
        "INSERT INTO sessions (id, user_id, family_id, refresh_hash, ip, user_agent, created_at, expires_at,
            family_expires_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        user,
        family_id,
        hash,
        session.ip,
        session.user_agent,
        created_at,
        expires_at,
        family_expires_at
    )
    .execute(&mut *tx)
    .await
    .map_err(fault)?;
    sessions!("WHERE id = ?", id).fetch_one(tx).await.map_err(fault)?.try_into()
}

async fn family_revoke(tx: &mut SqliteConnection, family: FamilyKey, at: Instant) -> Result<()> {
    let (family, at) = (blob(family.0), at.micros());
    sqlx::query!("UPDATE sessions SET revoked_at = ? WHERE family_id = ? AND revoked_at IS NULL", at, family)
        .execute(tx)
        .await
        .map_err(fault)?;
    Ok(())
}
