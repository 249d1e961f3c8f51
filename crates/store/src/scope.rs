//! Whose things a caller may see.

use crate::UserKey;

/// The right to one user's things. Every private read takes one: what lies outside it is not found.
///
/// Made from a verified token only; nothing in a path or a body ever becomes a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UserScope {
    user: UserKey,
}

impl UserScope {
    /// The scope of a user whose identity has been proven.
    #[must_use]
    pub const fn of(user: UserKey) -> Self {
        Self { user }
    }

    /// Whose scope this is.
    #[must_use]
    pub const fn user(self) -> UserKey {
        self.user
    }
}
