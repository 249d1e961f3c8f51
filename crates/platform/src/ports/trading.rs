//! The face of what trades: one session with its market, its shards and its accounts.

use crate::view;
use async_trait::async_trait;
use model::{
    AccountId, Amount, AssetId, BotId, Catalog, Instant, InstrumentId, Price, Quantity, Ratio, Timeframe,
};
use std::{collections::BTreeMap, sync::Arc};
use store::row::BotState;
use tokio::sync::broadcast;

/// What trades. All methods are cheap to call; the async ones talk to the account's shard.
#[async_trait]
pub trait Trading: Send + Sync {
    /// All assets and instruments.
    fn catalog(&self) -> Arc<Catalog>;

    /// What is traded on, and its time.
    fn market(&self) -> view::Market;

    /// Closed candles, oldest first; the newest `limit` of those asked for.
    fn candles(&self, query: &CandleQuery) -> Vec<view::Candle>;

    /// The candle that is not closed yet.
    fn forming(&self, instrument: InstrumentId, timeframe: Timeframe) -> Option<view::Candle>;

    /// The last price of each instrument that has one.
    fn prices(&self) -> Vec<PriceView>;

    /// The last price of an instrument.
    fn price(&self, instrument: InstrumentId) -> Option<PriceView>;

    /// What happens from now on. A reader that lags is told so and reads everything anew.
    fn subscribe(&self) -> broadcast::Receiver<Update>;

    /// How the session does.
    fn status(&self) -> TradingStatus;

    /// Opens an account with these deposits; opening it again changes nothing.
    async fn account_open(
        &self,
        account: AccountId,
        deposits: Vec<(AssetId, Amount)>,
    ) -> Result<(), TradingError>;

    /// Makes a bot and allots its capital from the account's free money.
    async fn bot_create(&self, account: AccountId, spec: BotSpec) -> Result<BotId, TradingError>;

    /// Starts a bot, or goes on after a pause.
    async fn bot_start(&self, account: AccountId, bot: BotId) -> Result<(), TradingError>;

    /// Lets a bot enter nothing new; its exits go on.
    async fn bot_pause(&self, account: AccountId, bot: BotId) -> Result<(), TradingError>;

    /// Stops a bot: its entries are canceled, what it holds stays with its exits.
    async fn bot_stop(&self, account: AccountId, bot: BotId) -> Result<(), TradingError>;

    /// Puts a stopped and flat bot away and returns its capital.
    async fn bot_remove(&self, account: AccountId, bot: BotId) -> Result<(), TradingError>;

    /// Engages or releases a kill switch of the account, or of one of its bots.
    async fn kill_switch(
        &self,
        account: AccountId,
        bot: Option<BotId>,
        turn: SwitchTurn,
        reason: String,
    ) -> Result<(), TradingError>;

    /// The live values of an account.
    async fn account_view(&self, account: AccountId) -> Result<Arc<AccountView>, TradingError>;
}

/// Which candles are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CandleQuery {
    /// Of which instrument.
    pub instrument: InstrumentId,
    /// How long each.
    pub timeframe: Timeframe,
    /// Only those that began at or after this instant.
    pub from: Option<Instant>,
    /// Only those that began before this instant.
    pub to: Option<Instant>,
    /// At most so many.
    pub limit: usize,
}

/// What a kill switch is turned to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SwitchTurn {
    /// Nothing is entered any more.
    Engage,
    /// Entries are allowed again.
    Release,
}

/// The last price of an instrument.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PriceView {
    /// Of which instrument.
    pub instrument: InstrumentId,
    /// The price.
    pub last: Price,
    /// Its change in 24 hours.
    pub change_24h: Option<Ratio>,
    /// The highest price in 24 hours.
    pub high_24h: Option<Price>,
    /// The lowest price in 24 hours.
    pub low_24h: Option<Price>,
    /// What was traded in 24 hours, in base units.
    pub volume_24h: f64,
    /// As of when.
    pub at: Instant,
}

/// A bot to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BotSpec {
    /// Its name.
    pub name: String,
    /// What its owner writes about it.
    pub description: String,
    /// Which strategy it runs.
    pub strategy: String,
    /// The strategy's parameters, all of them.
    pub params: BTreeMap<String, String>,
    /// What it trades.
    pub instrument: InstrumentId,
    /// The candles it decides on.
    pub timeframe: Timeframe,
    /// The money allotted to it, in the quote asset.
    pub capital: Amount,
}

/// The live values of an account.
#[derive(Clone, Debug, PartialEq)]
pub struct AccountView {
    /// Which account.
    pub account: AccountId,
    /// As of when, in market time.
    pub at: Instant,
    /// Everything at the last prices.
    pub total_value: Amount,
    /// What there is of each asset.
    pub balances: Vec<AssetBalance>,
    /// Each bot.
    pub bots: Vec<BotView>,
    /// What it was worth when the day began.
    pub day_start_value: Amount,
    /// The most it was ever worth.
    pub peak_value: Amount,
    /// The deepest fall from a peak.
    pub max_drawdown: Ratio,
}

/// What there is of an asset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AssetBalance {
    /// Which asset.
    pub asset: AssetId,
    /// What can be used.
    pub free: Amount,
    /// What waits for orders.
    pub held: Amount,
}

/// The live values of a bot.
#[derive(Clone, Debug, PartialEq)]
pub struct BotView {
    /// Which bot.
    pub bot: BotId,
    /// What it does.
    pub state: BotState,
    /// Why it stopped by itself.
    pub error: Option<String>,
    /// Free and held cash.
    pub cash: Amount,
    /// Cash and position at the last price.
    pub equity: Amount,
    /// Profit of what is closed, less all fees.
    pub realized: Amount,
    /// Profit of what is open, before the fee of its exit.
    pub unrealized: Amount,
    /// Fees so far.
    pub fees: Amount,
    /// Closed round trips.
    pub trades: u32,
    /// Those with a profit.
    pub wins: u32,
    /// What it holds.
    pub position: Option<PositionView>,
    /// What it decided last.
    pub last_decision: Option<view::Decision>,
}

/// The live values of a position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PositionView {
    /// What is held.
    pub instrument: InstrumentId,
    /// How much.
    pub quantity: Quantity,
    /// What was paid for it.
    pub cost_basis: Amount,
    /// The last price.
    pub mark: Price,
    /// What selling at the last price would bring, less the cost.
    pub unrealized: Amount,
    /// Where the stop stands.
    pub stop: Option<Price>,
    /// The highest price since the entry.
    pub highest: Price,
}

/// How the session does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TradingStatus {
    /// Whether it has recovered and trades.
    pub is_ready: bool,
    /// The last event that is safe on disk.
    pub durable_seq: u64,
    /// The last event that the tables show.
    pub projected_seq: u64,
    /// What is not as it should be, for people; `None` if nothing is.
    pub trouble: Option<String>,
}

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Update {
    /// A candle has grown or closed.
    Candle {
        /// Of which instrument.
        instrument: InstrumentId,
        /// Of which time frame.
        timeframe: Timeframe,
        /// The candle.
        candle: view::Candle,
        /// Whether it will change no more.
        is_closed: bool,
    },
    /// A price has changed.
    Price(PriceView),
    /// An account's records have changed; they are, or are about to be, in the tables.
    Account {
        /// Which account.
        account: AccountId,
        /// The last event they follow from.
        seq: u64,
        /// The changed records.
        changes: Arc<[store::Change]>,
    },
    /// An account's live values have changed (at most twice a second).
    Marks {
        /// Which account.
        account: AccountId,
        /// The values.
        view: Arc<AccountView>,
    },
    /// Something was missed: read everything anew.
    Missed,
}

/// Why the session did not do it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TradingError {
    /// There is no such account or bot.
    #[error("no such {what}")]
    NotFound {
        /// What was looked for.
        what: &'static str,
    },
    /// There is not enough free money.
    #[error("{needed} needed, {free} free")]
    InsufficientBalance {
        /// What it takes.
        needed: Amount,
        /// What is free.
        free: Amount,
    },
    /// The strategy refuses the parameters.
    #[error("{message}")]
    Params {
        /// Why.
        message: String,
    },
    /// It cannot be done in this state.
    #[error("{reason}")]
    Conflict {
        /// Why.
        reason: String,
    },
    /// The kill switch stops it.
    #[error("{reason}")]
    KillSwitch {
        /// Why it was engaged.
        reason: String,
    },
    /// The session is starting, stopping, overloaded or cannot write: try again.
    #[error("{reason}")]
    Unavailable {
        /// Why.
        reason: String,
    },
    /// A bug.
    #[error("{0}")]
    Internal(String),
}
