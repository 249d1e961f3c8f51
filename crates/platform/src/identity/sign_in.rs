//! Guest, login, refresh, logout: families of rotating refresh tokens.
//!
//! A refresh token works once. Used again, it proves that somebody has a copy: the whole family is revoked. Two windows
//! of one browser may race for it, so one that came as a cookie has a short grace, in which the second window gets an
//! access token and no refresh token.

use super::{
    Caller, Origin, Tokens,
    token::{Access, TokenFault, expiry},
};
use crate::{Fault, Platform, Result, ports::clock, view};
use model::{Instant, Span};
use sha2::{Digest, Sha256};
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};
use store::{
    FamilyKey, SessionKey, StoreError, UserKey,
    repo::Rotation,
    row::{NewSession, SessionRow, UserRow, UserStatus},
};

/// How a refresh token came.
#[derive(Clone, Copy, Debug)]
pub enum RefreshFrom<'a> {
    /// In the body: used again at once, it is stolen.
    Body(&'a str),
    /// As a cookie, beside the access token's cookie, which may have run out.
    Cookie {
        /// The refresh token.
        refresh: &'a str,
        /// The access token, run out or not.
        access: Option<&'a str>,
    },
}

/// Less than nothing: a second use in the very same instant is one too many, on a clock set back too.
const NO_GRACE: Span = Span::from_seconds(-86_400);
const WRONG: &str = "wrong name or password";
const ENDED: &str = "the sign-in has ended; sign in again";

impl Platform {
    /// Signs in without a password: as the demo's user, or elsewhere as a new paper user.
    ///
    /// # Errors
    /// [`Fault::Forbidden`] where guests are not welcome.
    pub async fn guest(&self, origin: &Origin) -> Result<Tokens> {
        let user = if self.settings.is_demo {
            self.store.user_demo().await.map_err(|error| match error {
                StoreError::NotFound { .. } => {
                    Fault::Unavailable { reason: "the demo is not set up yet; try again".to_owned() }
                }
                other => other.into(),
            })?
        } else {
            self.guest_create().await?
        };
        self.sign_in(user, origin, "auth.guest").await
    }

    /// Signs in by name and password.
    ///
    /// # Errors
    /// [`Fault::Unauthenticated`], whatever was wrong; [`Fault::Unavailable`] after too many guesses at one name.
    pub async fn login(&self, username: &str, password: String, origin: &Origin) -> Result<Tokens> {
        self.logins.try_take(&username.to_lowercase(), self.now())?;
        let user = match self.store.user_by_username(username).await {
            Ok(user) => Some(user),
            Err(StoreError::NotFound { .. }) => None,
            Err(other) => return Err(other.into()),
        };
        let hash = user.as_ref().and_then(|user| user.password_hash.clone());
        let is_right = self.hasher.verify(password, hash).await?;
        match user {
            Some(user) if is_right && user.status == UserStatus::Active => {
                // The command line may have made the user while this server ran.
                self.account_try_ensure(user.key).await;
                self.sign_in(user, origin, "auth.login").await
            }
            user => {
                self.audit_of(user.map(|user| user.key), origin, "auth.refused", "user", None).await;
                Err(Fault::Unauthenticated { reason: WRONG })
            }
        }
    }

    /// New tokens for a refresh token, which is used up.
    ///
    /// # Errors
    /// [`Fault::Unauthenticated`]: unknown, run out, revoked, or used before (then its family is revoked now).
    pub async fn refresh(&self, from: RefreshFrom<'_>, origin: &Origin) -> Result<Tokens> {
        let (refresh, grace) = match from {
            RefreshFrom::Body(refresh) => (refresh, NO_GRACE),
            RefreshFrom::Cookie { refresh, .. } => (refresh, self.settings.refresh_grace),
        };
        let (secret, next) = self.new_session(origin);
        match self.store.session_rotate(&hash_of(refresh), &next, grace).await? {
            Rotation::Rotated(session) => {
                let user = self.user_active(session.user).await?;
                self.tokens_for(user, session.family, Some(secret)).await
            }
            Rotation::Raced => self.refresh_raced(from).await,
            Rotation::Reused { user, family } => {
                self.verified.forget(family);
                let family = family.to_string();
                tracing::warn!(%user, %family, "a refresh token was used twice; its sign-in is revoked");
                self.audit_of(Some(user), origin, "auth.refresh_reused", "session", Some(family)).await;
                Err(Fault::Unauthenticated { reason: ENDED })
            }
            Rotation::Ended | Rotation::Unknown => Err(Fault::Unauthenticated { reason: ENDED }),
        }
    }

    /// Ends the caller's sign-in.
    ///
    /// # Errors
    /// As every write.
    pub async fn logout(&self, caller: &Caller) -> Result<()> {
        self.sign_in_revoke(caller, caller.family).await
    }

    /// Where the caller is signed in.
    ///
    /// # Errors
    /// As every read.
    pub async fn sign_in_list(&self, caller: &Caller) -> Result<Vec<view::SignIn>> {
        let sessions = self.store.session_list(caller.scope(), self.now()).await?;
        Ok(sessions.into_iter().map(|session| sign_in_view(session, caller.family)).collect())
    }

    /// Ends one of the caller's sign-ins.
    ///
    /// # Errors
    /// [`Fault::NotFound`].
    pub async fn sign_in_revoke(&self, caller: &Caller, family: FamilyKey) -> Result<()> {
        self.store.session_revoke(caller.scope(), family, self.now()).await?;
        self.verified.forget(family);
        self.audit(caller, "auth.logout", "session", Some(family.to_string())).await;
        Ok(())
    }

    /// Who an access token proves the caller to be.
    ///
    /// # Errors
    /// [`Fault::Unauthenticated`]: forged, run out, its sign-in revoked, its user disabled.
    pub async fn caller(&self, token: &str, origin: Origin) -> Result<Caller> {
        let now = self.now();
        let access = self
            .tokens
            .verify(token, now)
            .map_err(|_| Fault::Unauthenticated { reason: "the access token is not valid" })?;
        let role = match self.verified.get(access.family, now) {
            Some(role) => role,
            None => self.verify_now(&access, now).await?,
        };
        Ok(Caller { user: access.user, family: access.family, role, origin })
    }

    /// Whether the caller's sign-in still lives, for sockets that stay open.
    ///
    /// # Errors
    /// [`Fault::Unauthenticated`] when it was revoked, has run out, or its user is disabled.
    pub async fn caller_check(&self, caller: &Caller) -> Result<()> {
        let now = self.now();
        let session = self.store.session_active(caller.family, now).await.map_err(ended)?;
        self.user_active(session.user).await?;
        Ok(())
    }

    /// The token that a page of this sign-in must show with every change it asks for.
    #[must_use]
    pub fn csrf_of(&self, family: FamilyKey) -> String {
        let secret = &self.settings.token_secret;
        let hash = Sha256::new_with_prefix(secret).chain_update(b"csrf").chain_update(family.0.as_bytes());
        clock::to_hex(&hash.chain_update(secret).finalize())
    }

    async fn verify_now(&self, access: &Access, now: Instant) -> Result<view::Role> {
        let session = self.store.session_active(access.family, now).await.map_err(ended)?;
        if session.user != access.user {
            return Err(Fault::Unauthenticated { reason: ENDED });
        }
        let user = self.user_active(session.user).await?;
        self.verified.put(access.family, user.role, now);
        Ok(user.role)
    }

    /// The second of two windows: its refresh token was used up a moment ago by the first. The cookie of the access
    /// token tells which sign-in it is.
    async fn refresh_raced(&self, from: RefreshFrom<'_>) -> Result<Tokens> {
        let RefreshFrom::Cookie { access: Some(access), .. } = from else {
            return Err(Fault::Unauthenticated { reason: ENDED });
        };
        let (Ok(access) | Err(TokenFault::Expired(access))) = self.tokens.verify(access, self.now()) else {
            return Err(Fault::Unauthenticated { reason: ENDED });
        };
        let session = self.store.session_active(access.family, self.now()).await.map_err(ended)?;
        let user = self.user_active(session.user).await?;
        self.tokens_for(user, session.family, None).await
    }

    pub(super) async fn sign_in(
        &self,
        user: UserRow,
        origin: &Origin,
        action: &'static str,
    ) -> Result<Tokens> {
        let now = self.now();
        let family = FamilyKey::random(now, self.random_ten());
        let family_expires_at = now.checked_add(self.settings.refresh_lifetime).unwrap_or(now);
        let (secret, session) = self.new_session(origin);
        self.store.session_create(user.key, family, family_expires_at, &session).await?;
        self.audit_of(Some(user.key), origin, action, "session", Some(family.to_string())).await;
        self.tokens_for(user, family, Some(secret)).await
    }

    async fn user_active(&self, key: UserKey) -> Result<UserRow> {
        let user = self.store.user_by_key(key).await.map_err(ended)?;
        match user.status {
            UserStatus::Active => Ok(user),
            UserStatus::Disabled => Err(Fault::Unauthenticated { reason: ENDED }),
        }
    }

    fn new_session(&self, origin: &Origin) -> (String, NewSession) {
        let now = self.now();
        let secret = clock::secret(self.entropy.as_ref());
        let session = NewSession {
            key: SessionKey::random(now, self.random_ten()),
            refresh_hash: hash_of(&secret),
            ip: origin.ip.clone(),
            user_agent: origin.user_agent.clone(),
            created_at: now,
            expires_at: now.checked_add(self.settings.refresh_idle).unwrap_or(now),
        };
        (secret, session)
    }

    async fn tokens_for(&self, user: UserRow, family: FamilyKey, refresh: Option<String>) -> Result<Tokens> {
        let now = self.now();
        let lifetime = self.settings.access_lifetime;
        let access = Access { user: user.key, family, role: user.role, expires_at: expiry(now, lifetime) };
        let signed = self.tokens.sign(&access, now, self.uuid());
        Ok(Tokens {
            access: signed.ok_or_else(|| Fault::Internal("an access token cannot be signed".to_owned()))?,
            refresh,
            expires_in: lifetime.seconds().unsigned_abs(),
            user: user.into(),
            family: family.0,
        })
    }
}

/// How often a password may be tried for one name, whoever tries.
#[derive(Debug)]
pub struct LoginGuard {
    per_minute: u32,
    tries: Mutex<HashMap<String, (i64, u32)>>,
}

impl LoginGuard {
    const NAMES_MAX: usize = 10_000;

    /// At most so many tries per name and minute.
    #[must_use]
    pub fn new(per_minute: u32) -> Self {
        Self { per_minute, tries: Mutex::default() }
    }

    fn try_take(&self, name: &str, now: Instant) -> Result<()> {
        let minute = now.millis().div_euclid(60_000);
        let mut tries = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
        if tries.len() >= Self::NAMES_MAX {
            tries.retain(|_, (at, _)| *at == minute);
        }
        if tries.len() >= Self::NAMES_MAX && !tries.contains_key(name) {
            return Err(Fault::TooMany { retry_after: Span::from_seconds(60) });
        }
        let entry = tries.entry(name.to_owned()).or_insert((minute, 0));
        if entry.0 != minute {
            *entry = (minute, 0);
        }
        if entry.1 >= self.per_minute {
            return Err(Fault::TooMany { retry_after: Span::from_seconds(60) });
        }
        entry.1 += 1;
        Ok(())
    }
}

fn hash_of(secret: &str) -> [u8; 32] {
    Sha256::digest(secret.as_bytes()).into()
}

fn ended(error: StoreError) -> Fault {
    match error {
        StoreError::NotFound { .. } => Fault::Unauthenticated { reason: ENDED },
        other => other.into(),
    }
}

fn sign_in_view(session: SessionRow, current: FamilyKey) -> view::SignIn {
    view::SignIn {
        id: session.family.0,
        ip: session.ip,
        user_agent: session.user_agent,
        created_at: session.created_at,
        expires_at: session.expires_at.min(session.family_expires_at),
        is_current: session.family == current,
    }
}
