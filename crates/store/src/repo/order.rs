//! Orders and fills.

use crate::row::{FillRow, Linked, OrderEventRow, OrderRow, OrderStatus};
use crate::{BotKey, OrderKey, Page, PageQuery, Result, UserScope};
use async_trait::async_trait;
use model::{Instant, InstrumentId};

/// Which orders; what is absent does not bind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OrderFilter {
    /// Only in one of these states.
    pub statuses: Option<Vec<OrderStatus>>,
    /// Only of this bot.
    pub bot: Option<BotKey>,
    /// Only of this instrument.
    pub instrument: Option<InstrumentId>,
    /// Only made at or after this instant.
    pub from: Option<Instant>,
    /// Only made before this instant.
    pub to: Option<Instant>,
}

/// Which fills; what is absent does not bind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FillFilter {
    /// Only of this bot.
    pub bot: Option<BotKey>,
    /// Only of this instrument.
    pub instrument: Option<InstrumentId>,
    /// Only at or after this instant.
    pub from: Option<Instant>,
    /// Only before this instant.
    pub to: Option<Instant>,
}

/// Orders and fills.
#[async_trait]
pub trait OrderRepo {
    /// Orders, newest first.
    ///
    /// # Errors
    /// As every read.
    async fn order_list(
        &self,
        scope: UserScope,
        filter: &OrderFilter,
        page: &PageQuery,
    ) -> Result<Page<Linked<OrderRow>>>;

    /// The user's order of that key.
    ///
    /// # Errors
    /// [`NotFound`](crate::StoreError::NotFound).
    async fn order_by_key(&self, scope: UserScope, key: OrderKey) -> Result<Linked<OrderRow>>;

    /// The steps of an order's life, oldest first.
    ///
    /// # Errors
    /// [`NotFound`](crate::StoreError::NotFound).
    async fn order_event_list(&self, scope: UserScope, key: OrderKey) -> Result<Vec<OrderEventRow>>;

    /// Fills, newest first.
    ///
    /// # Errors
    /// As every read.
    async fn fill_list(
        &self,
        scope: UserScope,
        filter: &FillFilter,
        page: &PageQuery,
    ) -> Result<Page<Linked<FillRow>>>;
}
