//! What can go wrong in a store, grouped by what the caller does about it.

use model::MoneyError;

/// Why a store function has no result.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Nothing of that name in the caller's scope. Another user's object is this too.
    #[error("no such {what}")]
    NotFound {
        /// What was looked for, as `bot`.
        what: &'static str,
    },
    /// The value is taken, or contradicts what was recorded before. The caller fixes the input.
    #[error("{what}")]
    Conflict {
        /// What collides with what.
        what: String,
    },
    /// The row has been changed since the caller read it. The caller reads again.
    #[error("the {what} was changed meanwhile: version {found}, not {expected}")]
    VersionMismatch {
        /// Which kind of row.
        what: &'static str,
        /// The version the caller had read.
        expected: u64,
        /// The version there is.
        found: u64,
    },
    /// The text is no cursor of ours. The caller fixes the input.
    #[error("\"{text}\" is no cursor; take it from the page before, unchanged")]
    Cursor {
        /// The text as given, cut at 64 characters.
        text: String,
    },
    /// Another process holds the database. The caller tries again.
    #[error("the database is busy: {detail}")]
    Busy {
        /// The database's own words.
        detail: String,
    },
    /// No room on the disk, or the folder cannot be written. Entries stop; exits go on from the journal.
    #[error("the database cannot be written: {detail}")]
    Full {
        /// The file and the system's own words.
        detail: String,
    },
    /// The database is damaged or is not ours. A person restores it.
    #[error("the database is damaged: {detail}")]
    Corrupt {
        /// What is wrong, where, and how to restore it.
        detail: String,
    },
    /// The database was written by a newer version. A person updates the program.
    #[error("the database has schema {found}, this version knows up to {known}; use a newer tradewind")]
    SchemaTooNew {
        /// The newest migration in the database.
        found: i64,
        /// The newest migration that this program knows.
        known: i64,
    },
    /// A ledger transaction whose entries do not sum to zero: a bug. The account's engine stops.
    #[error("ledger transaction {reference} is unbalanced: asset {asset} sums to {sum}")]
    Unbalanced {
        /// The transaction's reference.
        reference: String,
        /// The asset's number.
        asset: u16,
        /// What the entries sum to, in units of the asset.
        sum: String,
    },
    /// A sum of money has left its range. The account's engine stops.
    #[error("a balance leaves the range of money")]
    Money(#[from] MoneyError),
    /// A row that our own code should never have written: a bug.
    #[error("a stored value makes no sense: {detail}")]
    Decode {
        /// Table, column and value.
        detail: String,
    },
    /// The store cannot be reached or has been closed. The caller tries again later.
    #[error("the database is unavailable: {detail}")]
    Unavailable {
        /// The database's own words.
        detail: String,
    },
}

impl StoreError {
    /// Whether the same call may succeed in a moment.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        matches!(self, Self::Busy { .. } | Self::Unavailable { .. })
    }

    /// Whether entries have to stop until a person has acted.
    #[must_use]
    pub const fn stops_entries(&self) -> bool {
        matches!(
            self,
            Self::Full { .. }
                | Self::Corrupt { .. }
                | Self::SchemaTooNew { .. }
                | Self::Unbalanced { .. }
                | Self::Money(_)
                | Self::Decode { .. }
        )
    }
}
