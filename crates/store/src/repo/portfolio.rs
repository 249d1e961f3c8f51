//! Curves of value.

use crate::row::{PortfolioPoint, PortfolioSnapshotRow, ValuePoint};
use crate::{BotKey, Result, UserScope};
use async_trait::async_trait;
use model::{AccountId, Instant, Span};

/// Which points of a curve: the last of each interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CurveQuery {
    /// The intervals' length; at least a microsecond.
    pub interval: Span,
    /// Only at or after this instant.
    pub from: Option<Instant>,
    /// Only before this instant.
    pub to: Option<Instant>,
    /// At most so many: the newest.
    pub limit: u32,
}

/// Curves of value.
#[async_trait]
pub trait PortfolioRepo {
    /// An account's curve, oldest first.
    ///
    /// # Errors
    /// [`NotFound`](crate::StoreError::NotFound) for another user's account.
    async fn portfolio_history(
        &self,
        scope: UserScope,
        account: AccountId,
        query: &CurveQuery,
    ) -> Result<Vec<PortfolioPoint>>;

    /// A bot's curve, oldest first.
    ///
    /// # Errors
    /// [`NotFound`](crate::StoreError::NotFound).
    async fn bot_history(&self, scope: UserScope, key: BotKey, query: &CurveQuery)
    -> Result<Vec<ValuePoint>>;

    /// An account's newest snapshot at or before `at`, without its bots; `None` before the first.
    ///
    /// # Errors
    /// [`NotFound`](crate::StoreError::NotFound) for another user's account.
    async fn portfolio_at(
        &self,
        scope: UserScope,
        account: AccountId,
        at: Instant,
    ) -> Result<Option<PortfolioSnapshotRow>>;

    /// Of the snapshots before an instant, accounts' and bots', forgets all but the last of each interval, the oldest
    /// first and at most `limit` of either kind; says how many. Intervals count from 1970.
    ///
    /// # Errors
    /// As every write.
    async fn portfolio_prune(&self, before: Instant, interval: Span, limit: u32) -> Result<u64>;
}
