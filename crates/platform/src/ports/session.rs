//! The real session behind the port.

use super::trading::{
    AccountView, AssetBalance, BotSpec, BotView, CandleQuery, PositionView, PriceView, SwitchTurn, Trading,
    TradingError, TradingStatus, Update,
};
use crate::view;
use async_trait::async_trait;
use engine::{portfolio::BotState as EngineState, risk::Limits};
use model::{AccountId, Amount, AssetId, BotId, Catalog, InstrumentId, Timeframe};
use session::{SessionError, SessionHandle, market::Origin};
use std::sync::Arc;
use store::row::{BotEventKind, BotState, Word as _};
use tokio::sync::broadcast;

/// Updates that a listener may lag behind before it is told so.
const UPDATES_MAX: usize = 4_096;

/// A running session, as the use cases see it.
#[derive(Debug)]
pub struct SessionTrading {
    handle: SessionHandle,
    updates: broadcast::Sender<Update>,
}

impl SessionTrading {
    /// The session behind `handle`. Follows its updates on a task of its own until the session ends.
    #[must_use]
    pub fn new(handle: SessionHandle) -> Arc<Self> {
        let (updates, _) = broadcast::channel(UPDATES_MAX);
        let mut told = handle.subscribe();
        let sender = updates.clone();
        let _follower = tokio::spawn(async move {
            loop {
                let update = match told.recv().await {
                    Ok(update) => update_of(update),
                    Err(broadcast::error::RecvError::Lagged(_)) => Update::Missed,
                    Err(broadcast::error::RecvError::Closed) => return,
                };
                // Nobody may be listening.
                let _ = sender.send(update);
            }
        });
        Arc::new(Self { handle, updates })
    }

    async fn state_set(
        &self,
        account: AccountId,
        bot: BotId,
        state: EngineState,
    ) -> Result<(), TradingError> {
        Ok(self.handle.bot_state_set(account, bot, state).await?)
    }
}

#[async_trait]
impl Trading for SessionTrading {
    fn catalog(&self) -> Arc<Catalog> {
        Arc::clone(self.handle.catalog())
    }

    fn market(&self) -> view::Market {
        let spec = self.handle.market_spec();
        view::Market {
            kind: match spec.origin {
                Origin::Synthetic { .. } => view::MarketKind::Synthetic,
                Origin::Replay { .. } => view::MarketKind::Replay,
            },
            label: spec.label.clone(),
            speed: self.handle.speed().to_string(),
            market_time: self.handle.market().time(),
        }
    }

    fn candles(&self, query: &CandleQuery) -> Vec<view::Candle> {
        let CandleQuery { instrument, timeframe, from, to, limit } = *query;
        let candles = self.handle.market().candles(instrument, timeframe, (from, to), limit);
        candles.into_iter().map(candle_of).collect()
    }

    fn forming(&self, instrument: InstrumentId, timeframe: Timeframe) -> Option<view::Candle> {
        self.handle.market().forming(instrument, timeframe).map(candle_of)
    }

    fn prices(&self) -> Vec<PriceView> {
        self.handle.market().prices().into_iter().map(price_of).collect()
    }

    fn price(&self, instrument: InstrumentId) -> Option<PriceView> {
        self.handle.market().price(instrument).map(price_of)
    }

    fn subscribe(&self) -> broadcast::Receiver<Update> {
        self.updates.subscribe()
    }

    fn status(&self) -> TradingStatus {
        let status = self.handle.status();
        TradingStatus {
            is_ready: status.is_ready,
            durable_seq: status.durable_seq,
            projected_seq: status.projected_seq,
            trouble: status.trouble,
        }
    }

    async fn account_open(
        &self,
        account: AccountId,
        deposits: Vec<(AssetId, Amount)>,
    ) -> Result<(), TradingError> {
        Ok(self.handle.account_open(account, deposits).await?)
    }

    async fn bot_create(&self, account: AccountId, spec: BotSpec) -> Result<BotId, TradingError> {
        let draft = session::BotDraft {
            name: spec.name,
            description: spec.description,
            strategy: spec.strategy,
            params: spec.params,
            instrument: spec.instrument,
            timeframe: spec.timeframe,
            capital: spec.capital,
            limits: Limits::standard(),
        };
        Ok(self.handle.bot_create(account, draft).await?)
    }

    async fn bot_start(&self, account: AccountId, bot: BotId) -> Result<(), TradingError> {
        self.state_set(account, bot, EngineState::Running).await
    }

    async fn bot_pause(&self, account: AccountId, bot: BotId) -> Result<(), TradingError> {
        self.state_set(account, bot, EngineState::Paused).await
    }

    async fn bot_stop(&self, account: AccountId, bot: BotId) -> Result<(), TradingError> {
        self.state_set(account, bot, EngineState::Stopped).await
    }

    async fn bot_remove(&self, account: AccountId, bot: BotId) -> Result<(), TradingError> {
        Ok(self.handle.bot_remove(account, bot).await?)
    }

    async fn kill_switch(
        &self,
        account: AccountId,
        bot: Option<BotId>,
        turn: SwitchTurn,
        reason: String,
    ) -> Result<(), TradingError> {
        Ok(self.handle.kill_switch(account, bot, turn == SwitchTurn::Engage, reason).await?)
    }

    async fn account_view(&self, account: AccountId) -> Result<Arc<AccountView>, TradingError> {
        Ok(Arc::new(account_of(&*self.handle.account_view(account)?)))
    }
}

fn update_of(update: session::Update) -> Update {
    match update {
        session::Update::Candle { instrument, timeframe, candle, is_closed } => {
            Update::Candle { instrument, timeframe, candle: candle_of(candle), is_closed }
        }
        session::Update::Price(price) => Update::Price(price_of(price)),
        session::Update::Account { account, seq, changes } => Update::Account { account, seq, changes },
        session::Update::Marks { account, view } => {
            Update::Marks { account, view: Arc::new(account_of(&view)) }
        }
    }
}

fn candle_of(candle: session::market::CandleView) -> view::Candle {
    view::Candle {
        open_at: candle.open_at,
        open: candle.open,
        high: candle.high,
        low: candle.low,
        close: candle.close,
        volume: candle.volume,
    }
}

fn price_of(price: session::market::PriceView) -> PriceView {
    PriceView {
        instrument: price.instrument,
        last: price.last,
        change_24h: price.change_24h,
        high_24h: price.high_24h,
        low_24h: price.low_24h,
        volume_24h: price.volume_24h,
        at: price.at,
    }
}

fn account_of(account: &session::AccountView) -> AccountView {
    let balances = account.balances.iter();
    AccountView {
        account: account.account,
        at: account.at,
        total_value: account.total_value,
        balances: balances
            .map(|(asset, free, held)| AssetBalance { asset: *asset, free: *free, held: *held })
            .collect(),
        bots: account.bots.iter().map(|bot| bot_of(bot, account.error.as_deref())).collect(),
        day_start_value: account.day_start_value,
        peak_value: account.peak_value,
        max_drawdown: account.max_drawdown,
    }
}

/// The bot; of an account whose engine stopped, with the reason.
fn bot_of(bot: &session::BotView, error: Option<&str>) -> BotView {
    let state = match (bot.state, error) {
        (_, Some(_)) => BotState::Error,
        (EngineState::Created, None) => BotState::Created,
        (EngineState::Running, None) => BotState::Running,
        (EngineState::Paused, None) => BotState::Paused,
        (EngineState::Stopped, None) => BotState::Stopped,
    };
    BotView {
        bot: bot.bot,
        state,
        error: error.map(str::to_owned),
        cash: bot.cash,
        equity: bot.equity,
        realized: bot.realized,
        unrealized: bot.unrealized,
        fees: bot.fees,
        trades: bot.trades,
        wins: bot.wins,
        position: bot.position.as_ref().map(|position| PositionView {
            instrument: position.instrument,
            quantity: position.quantity,
            cost_basis: position.cost_basis,
            mark: position.mark,
            unrealized: position.unrealized,
            stop: position.stop,
            highest: position.highest,
        }),
        last_decision: bot.last_decision.as_ref().map(|decision| view::Decision {
            at: decision.at,
            kind: BotEventKind::from_word(&decision.kind).unwrap_or(BotEventKind::Decision),
            text: decision.text.clone(),
        }),
    }
}

impl From<SessionError> for TradingError {
    fn from(error: SessionError) -> Self {
        match error {
            SessionError::NotFound { what } => Self::NotFound { what },
            SessionError::InsufficientBalance { needed, free } => Self::InsufficientBalance { needed, free },
            SessionError::Strategy(error) => Self::Params { message: error.to_string() },
            SessionError::Conflict { reason } => Self::Conflict { reason },
            SessionError::Unavailable { reason } => Self::Unavailable { reason },
            SessionError::Store(error) if error.is_transient() => {
                Self::Unavailable { reason: "the database is busy; try again".to_owned() }
            }
            SessionError::File { .. }
            | SessionError::Journal { .. }
            | SessionError::Archive(_)
            | SessionError::Engine(_)
            | SessionError::Exchange(_)
            | SessionError::Store(_) => Self::Internal(error.to_string()),
        }
    }
}
