//! The checks that must always hold, for `doctor`, for restores and for the tests that pull the plug.

use crate::Result;
use async_trait::async_trait;

/// What does not hold. Empty everywhere is well.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IntegrityReport {
    /// The database's own complaints about its file.
    pub file: Vec<String>,
    /// Postings and assets that do not sum to zero.
    pub ledger: Vec<String>,
    /// Balances that differ from the sum of their entries.
    pub balances: Vec<String>,
    /// Orders whose filled quantity differs from the sum of their fills.
    pub orders: Vec<String>,
    /// Positions that differ from the signed sum of fills.
    pub positions: Vec<String>,
    /// Where the audit log's chain is broken.
    pub audit: Vec<String>,
}

impl IntegrityReport {
    /// Whether everything holds.
    #[must_use]
    pub fn is_well(&self) -> bool {
        self.findings().next().is_none()
    }

    /// Everything that does not hold, one line each.
    pub fn findings(&self) -> impl Iterator<Item = &str> {
        [&self.file, &self.ledger, &self.balances, &self.orders, &self.positions, &self.audit]
            .into_iter()
            .flatten()
            .map(String::as_str)
    }
}

/// The checks.
#[async_trait]
pub trait IntegrityRepo {
    /// Checks everything; reads all entries, fills and orders. At most 20 findings of each kind are listed.
    ///
    /// # Errors
    /// As every read.
    async fn integrity_check(&self) -> Result<IntegrityReport>;
}
