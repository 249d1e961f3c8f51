//! Bots and their diary. The journal writes them; here they are read, named and described.

use crate::row::{BotEventKind, BotEventRow, BotMetrics, BotRow, BotRunRow, Linked};
use crate::{BotKey, Page, PageQuery, Result, UserScope};
use async_trait::async_trait;
use model::{AccountId, BotId, Instant, OrderId};

/// What of a bot its owner may change without its engine; `None` leaves it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BotPatch {
    /// The owner's name for it.
    pub name: Option<String>,
    /// The owner's words on it.
    pub description: Option<String>,
}

/// Which diary entries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BotEventFilter {
    /// Only of this bot.
    pub bot: Option<BotKey>,
    /// Only of this kind.
    pub kind: Option<BotEventKind>,
}

/// Bots.
#[async_trait]
pub trait BotRepo {
    /// The user's bots by account and number, those put away only if asked for by key.
    ///
    /// # Errors
    /// As every read.
    async fn bot_list(&self, scope: UserScope) -> Result<Vec<BotRow>>;

    /// The user's bot of that key.
    ///
    /// # Errors
    /// [`NotFound`](crate::StoreError::NotFound).
    async fn bot_by_key(&self, scope: UserScope, key: BotKey) -> Result<BotRow>;

    /// The user's bot of that number.
    ///
    /// # Errors
    /// [`NotFound`](crate::StoreError::NotFound).
    async fn bot_by_number(&self, scope: UserScope, account: AccountId, bot: BotId) -> Result<BotRow>;

    /// Names or describes a bot.
    ///
    /// # Errors
    /// [`VersionMismatch`](crate::StoreError::VersionMismatch) unless `version` is the row's;
    /// [`NotFound`](crate::StoreError::NotFound).
    async fn bot_update(
        &self,
        scope: UserScope,
        key: BotKey,
        version: u64,
        patch: &BotPatch,
        at: Instant,
    ) -> Result<BotRow>;

    /// The bot's runs, newest first, at most 100.
    ///
    /// # Errors
    /// [`NotFound`](crate::StoreError::NotFound).
    async fn bot_run_list(&self, scope: UserScope, key: BotKey) -> Result<Vec<BotRunRow>>;

    /// The bot's round trips in figures.
    ///
    /// # Errors
    /// [`NotFound`](crate::StoreError::NotFound); [`Money`](crate::StoreError::Money) when a sum leaves the range.
    async fn bot_metrics(&self, scope: UserScope, key: BotKey) -> Result<BotMetrics>;

    /// Diary entries, newest first.
    ///
    /// # Errors
    /// As every read.
    async fn bot_event_list(
        &self,
        scope: UserScope,
        filter: &BotEventFilter,
        page: &PageQuery,
    ) -> Result<Page<Linked<BotEventRow>>>;

    /// For each of these orders of one account the first diary entry of kind decision, order or refusal: why it was
    /// placed or refused. Orders without one are left out.
    ///
    /// # Errors
    /// As every read.
    async fn bot_event_by_orders(
        &self,
        scope: UserScope,
        account: AccountId,
        orders: &[OrderId],
    ) -> Result<Vec<BotEventRow>>;

    /// Forgets the oldest diary entries before an instant, at most `limit`; says how many. Those that tell why an order
    /// was sent stay as long as the order.
    ///
    /// # Errors
    /// As every write.
    async fn bot_event_prune(&self, before: Instant, limit: u32) -> Result<u64>;
}
