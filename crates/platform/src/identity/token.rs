//! Access tokens: JWT, HMAC-SHA-256, a quarter of an hour. Times are checked here, against our own clock.
//!
//! Only the one algorithm is taken, whatever the header says; every claim is required and typed. No key ever comes
//! from a header.

use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode};
use model::{Instant, Span};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use store::{FamilyKey, UserKey, row::Role};
use uuid::Uuid;

const ISSUER: &str = "tradewind";
const AUDIENCE: &str = "tradewind-api";

/// Signs and checks access tokens.
#[derive(Clone)]
pub struct TokenKey {
    encoding: EncodingKey,
    decoding: DecodingKey,
    validation: Validation,
}

/// What an access token says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Access {
    /// Which user.
    pub user: UserKey,
    /// Signed in where.
    pub family: FamilyKey,
    /// With which rights.
    pub role: Role,
    /// Until when.
    pub expires_at: Instant,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Claims {
    iss: String,
    aud: String,
    sub: Uuid,
    sid: Uuid,
    jti: Uuid,
    role: String,
    plan: String,
    permissions: Vec<String>,
    mfa: bool,
    iat: i64,
    nbf: i64,
    exp: i64,
}

/// Why a token does not prove anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenFault {
    /// It is not ours, or was altered.
    Forged,
    /// Its time is over, or has not come.
    Expired(Access),
}

impl TokenKey {
    /// Signs with this secret.
    #[must_use]
    pub fn new(secret: &[u8; 32]) -> Self {
        let mut validation = Validation::new(Algorithm::HS256);
        validation.validate_exp = false;
        validation.validate_nbf = false;
        validation.set_issuer(&[ISSUER]);
        validation.set_audience(&[AUDIENCE]);
        validation.required_spec_claims =
            HashSet::from(["exp", "nbf", "iss", "aud", "sub"].map(str::to_owned));
        Self {
            encoding: EncodingKey::from_secret(secret),
            decoding: DecodingKey::from_secret(secret),
            validation,
        }
    }

    /// A token for `access` from `now` on; `None` only if the library refuses its own algorithm.
    #[must_use]
    pub fn sign(&self, access: &Access, now: Instant, jti: Uuid) -> Option<String> {
        let seconds = |at: Instant| at.millis().div_euclid(1_000);
        let claims = Claims {
            iss: ISSUER.to_owned(),
            aud: AUDIENCE.to_owned(),
            sub: access.user.0,
            sid: access.family.0,
            jti,
            role: access.role.name().to_owned(),
            plan: "self-hosted".to_owned(),
            permissions: Vec::new(),
            mfa: false,
            iat: seconds(now),
            nbf: seconds(now),
            exp: seconds(access.expires_at),
        };
        encode(&Header::new(Algorithm::HS256), &claims, &self.encoding).ok()
    }

    /// What the token says, if it is ours and its time has come and not gone.
    ///
    /// # Errors
    /// [`TokenFault`].
    pub fn verify(&self, token: &str, now: Instant) -> Result<Access, TokenFault> {
        let claims =
            decode::<Claims>(token, &self.decoding, &self.validation).map_err(|_| TokenFault::Forged)?.claims;
        let role = Role::ALL.iter().copied().find(|role| role.name() == claims.role);
        let access = Access {
            user: UserKey(claims.sub),
            family: FamilyKey(claims.sid),
            role: role.ok_or(TokenFault::Forged)?,
            expires_at: instant(claims.exp).ok_or(TokenFault::Forged)?,
        };
        let begins_at = instant(claims.nbf).ok_or(TokenFault::Forged)?;
        if now < begins_at || now >= access.expires_at {
            return Err(TokenFault::Expired(access));
        }
        Ok(access)
    }
}

/// When an access token made now ends.
#[must_use]
pub fn expiry(now: Instant, lifetime: Span) -> Instant {
    now.checked_add(lifetime).unwrap_or(now)
}

fn instant(seconds: i64) -> Option<Instant> {
    seconds.checked_mul(1_000).and_then(Instant::from_millis)
}

impl std::fmt::Debug for TokenKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TokenKey")
    }
}

#[cfg(test)]
mod tests;
