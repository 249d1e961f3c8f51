//! Passwords: Argon2id (19 MiB, two passes) on its own threads, a few at a time, so that a flood of guesses cannot
//! take the processor from trading.
//!
//! **Source**: OWASP Password Storage Cheat Sheet, 2026-11.

use crate::{Fault, Result, ports::Entropy};
use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use std::sync::Arc;
use tokio::sync::Semaphore;

/// A hash that no password has: unknown names are checked against it, so that they take as long as known ones.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// Hashes passwords, a few at a time.
#[derive(Clone, Debug)]
pub struct Hasher {
    permits: Arc<Semaphore>,
}

impl Hasher {
    /// Works on at most `at_once` passwords at a time.
    #[must_use]
    pub fn new(at_once: usize) -> Self {
        Self { permits: Arc::new(Semaphore::new(at_once.max(1))) }
    }

    /// The hash of `password` as a PHC string.
    ///
    /// # Errors
    /// [`Fault::Internal`] when there is no memory for it.
    pub async fn hash(&self, password: String, entropy: &dyn Entropy) -> Result<String> {
        let mut salt = [0; 16];
        entropy.fill(&mut salt);
        self.work(move || {
            let hash = Argon2::default().hash_password_with_salt(password.as_bytes(), &salt);
            hash.map(|hash| hash.to_string()).map_err(Fault::internal)
        })
        .await?
    }

    /// Whether `password` has this hash. Without a hash the answer is no, and takes as long.
    ///
    /// # Errors
    /// [`Fault::Internal`] when the stored hash is none.
    pub async fn verify(&self, password: String, hash: Option<String>) -> Result<bool> {
        let is_known = hash.is_some();
        let hash = hash.unwrap_or_else(|| NOBODY.to_owned());
        self.work(move || {
            let parsed = PasswordHash::new(&hash).map_err(Fault::internal)?;
            let is_right = Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok();
            Ok(is_right && is_known)
        })
        .await?
    }

    async fn work<T: Send + 'static>(&self, act: impl FnOnce() -> T + Send + 'static) -> Result<T> {
        let permit = Arc::clone(&self.permits).acquire_owned().await.map_err(Fault::internal)?;
        let done = tokio::task::spawn_blocking(move || {
            let _permit = permit;
            act()
        });
        done.await.map_err(Fault::internal)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::CountedEntropy;

    #[tokio::test]
    async fn a_password_opens_its_own_hash_only() {
        let hasher = Hasher::new(1);
        let hash = hasher.hash("correct horse".into(), &CountedEntropy::default()).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(hasher.verify("correct horse".into(), Some(hash.clone())).await.unwrap());
        assert!(!hasher.verify("correct horsf".into(), Some(hash)).await.unwrap());
        assert!(!hasher.verify("correct horse".into(), None).await.unwrap());
    }
}
