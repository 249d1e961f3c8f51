//! What stands in for trading while no server runs: it knows the assets of the market and nothing else.
//!
//! An account made now waits in its state `opening`, until a server starts and gives it its first deposit.

use async_trait::async_trait;
use model::{AccountId, Amount, AssetId, BotId, Catalog, InstrumentId, Timeframe};
use platform::ports::trading::{
    AccountView, BotSpec, CandleQuery, PriceView, SwitchTurn, Trading, TradingError, TradingStatus, Update,
};
use platform::view;
use std::sync::Arc;
use tokio::sync::broadcast;

/// No trading at all.
#[derive(Debug)]
pub struct NoTrading {
    catalog: Arc<Catalog>,
}

impl NoTrading {
    /// With the assets that accounts can be kept in.
    pub fn new(catalog: Catalog) -> Self {
        Self { catalog: Arc::new(catalog) }
    }
}

fn refused<T>() -> Result<T, TradingError> {
    Err(TradingError::Unavailable { reason: "no server is running".to_owned() })
}

#[async_trait]
impl Trading for NoTrading {
    fn catalog(&self) -> Arc<Catalog> {
        Arc::clone(&self.catalog)
    }

    fn market(&self) -> view::Market {
        let label = "No market".to_owned();
        view::Market { kind: view::MarketKind::None, label, speed: "0".to_owned(), market_time: None }
    }

    fn candles(&self, _: &CandleQuery) -> Vec<view::Candle> {
        Vec::new()
    }

    fn forming(&self, _: InstrumentId, _: Timeframe) -> Option<view::Candle> {
        None
    }

    fn prices(&self) -> Vec<PriceView> {
        Vec::new()
    }

    fn price(&self, _: InstrumentId) -> Option<PriceView> {
        None
    }

    fn subscribe(&self) -> broadcast::Receiver<Update> {
        broadcast::channel(1).1
    }

    fn status(&self) -> TradingStatus {
        let trouble = Some("no server is running".to_owned());
        TradingStatus { is_ready: false, durable_seq: 0, projected_seq: 0, trouble }
    }

    /// The server does it when it starts.
    async fn account_open(&self, _: AccountId, _: Vec<(AssetId, Amount)>) -> Result<(), TradingError> {
        Ok(())
    }

    async fn bot_create(&self, _: AccountId, _: BotSpec) -> Result<BotId, TradingError> {
        refused()
    }

    async fn bot_start(&self, _: AccountId, _: BotId) -> Result<(), TradingError> {
        refused()
    }

    async fn bot_pause(&self, _: AccountId, _: BotId) -> Result<(), TradingError> {
        refused()
    }

    async fn bot_stop(&self, _: AccountId, _: BotId) -> Result<(), TradingError> {
        refused()
    }

    async fn bot_remove(&self, _: AccountId, _: BotId) -> Result<(), TradingError> {
        refused()
    }

    async fn kill_switch(
        &self,
        _: AccountId,
        _: Option<BotId>,
        _: SwitchTurn,
        _: String,
    ) -> Result<(), TradingError> {
        refused()
    }

    async fn account_view(&self, _: AccountId) -> Result<Arc<AccountView>, TradingError> {
        refused()
    }
}
