//! Sign-ins checked a moment ago, so that not every request asks the store whether its token was revoked.
//!
//! An entry holds for one second: within that time a disabled user or a revoked sign-in is refused everywhere. At most
//! 10,000 entries; when full, old ones are forgotten.

use model::{Instant, Span};
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};
use store::{FamilyKey, row::Role};

const LIFETIME: Span = Span::from_seconds(1);
const ENTRIES_MAX: usize = 10_000;

/// Sign-ins that were living a moment ago.
#[derive(Debug, Default)]
pub struct Verified {
    entries: Mutex<HashMap<FamilyKey, Entry>>,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    role: Role,
    until: Instant,
}

impl Verified {
    /// The role that the sign-in had within the last second.
    pub fn get(&self, family: FamilyKey, now: Instant) -> Option<Role> {
        let entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        entries.get(&family).filter(|entry| now < entry.until).map(|entry| entry.role)
    }

    /// Notes that the sign-in lives.
    pub fn put(&self, family: FamilyKey, role: Role, now: Instant) {
        let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        if entries.len() >= ENTRIES_MAX {
            entries.retain(|_, entry| now < entry.until);
            if entries.len() >= ENTRIES_MAX {
                entries.clear();
            }
        }
        entries.insert(family, Entry { role, until: now.checked_add(LIFETIME).unwrap_or(now) });
    }

    /// Forgets a sign-in that has ended.
    pub fn forget(&self, family: FamilyKey) {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner).remove(&family);
    }
}
