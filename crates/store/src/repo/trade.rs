//! Round trips and positions.

use crate::row::{Linked, PositionRow, TradeRow, TradeStatus};
use crate::{BotKey, Page, PageQuery, PositionKey, Result, TradeKey, UserScope};
use async_trait::async_trait;
use model::InstrumentId;

/// Which round trips; what is absent does not bind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TradeFilter {
    /// Only in this state.
    pub status: Option<TradeStatus>,
    /// Only of this bot.
    pub bot: Option<BotKey>,
    /// Only of this instrument.
    pub instrument: Option<InstrumentId>,
}

/// Which open positions; what is absent does not bind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PositionFilter {
    /// Only of this bot.
    pub bot: Option<BotKey>,
    /// Only of this instrument.
    pub instrument: Option<InstrumentId>,
}

/// Round trips and positions.
#[async_trait]
pub trait TradeRepo {
    /// Round trips by their entry, newest first.
    ///
    /// # Errors
    /// As every read.
    async fn trade_list(
        &self,
        scope: UserScope,
        filter: &TradeFilter,
        page: &PageQuery,
    ) -> Result<Page<Linked<TradeRow>>>;

    /// The user's round trip of that key.
    ///
    /// # Errors
    /// [`NotFound`](crate::StoreError::NotFound).
    async fn trade_by_key(&self, scope: UserScope, key: TradeKey) -> Result<Linked<TradeRow>>;

    /// The user's open positions, newest first; there are no more than bots and instruments.
    ///
    /// # Errors
    /// As every read.
    async fn position_list(
        &self,
        scope: UserScope,
        filter: &PositionFilter,
    ) -> Result<Vec<Linked<PositionRow>>>;

    /// The user's position of that key, open or closed.
    ///
    /// # Errors
    /// [`NotFound`](crate::StoreError::NotFound).
    async fn position_by_key(&self, scope: UserScope, key: PositionKey) -> Result<Linked<PositionRow>>;
}
