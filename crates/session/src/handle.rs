//! The face of a session: cheap to clone, safe to share.

use crate::config::{SessionConfig, SessionError};
use crate::feed;
use crate::market::{MarketSpec, MarketView};
use crate::shard::Input;
use crate::shard::act::{Act, Outcome};
use crate::shard::projector::{self, Progress};
use crate::shard::recovery::{Recovered, recover};
use crate::view::{AccountView, SessionStatus, Update};
use engine::portfolio::BotState;
use engine::risk::Limits;
use model::{AccountId, Amount, AssetId, BotId, Catalog, InstrumentId, Timeframe};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;
use tokio::sync::{broadcast, mpsc, oneshot};

/// Inputs that may wait for the shard.
const INBOX_MAX: usize = 64;
/// Records that may wait for the tables.
const PROJECTOR_MAX: usize = 1_024;
/// Updates that a listener may lag behind before it is told so.
const UPDATES_MAX: usize = 4_096;

/// How long a shutdown waits for the shard.
const SHUTDOWN_MAX: Duration = Duration::from_secs(10);

/// A bot to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BotDraft {
    /// Its name.
    pub name: String,
    /// What its owner writes about it.
    pub description: String,
    /// Its strategy.
    pub strategy: String,
    /// The strategy's parameters.
    pub params: BTreeMap<String, String>,
    /// What it trades.
    pub instrument: InstrumentId,
    /// The candles it decides on.
    pub timeframe: Timeframe,
    /// What it gets of the account's free money.
    pub capital: Amount,
    /// What it may risk.
    pub limits: Limits,
}

/// A running session.
#[derive(Clone, Debug)]
pub struct SessionHandle {
    catalog: Arc<Catalog>,
    market: Arc<MarketView>,
    spec: Arc<MarketSpec>,
    speed: f64,
    inbox: mpsc::Sender<Input>,
    updates: broadcast::Sender<Update>,
    progress: Arc<Progress>,
    thread: Arc<Mutex<Option<JoinHandle<()>>>>,
}

/// Recovers a session, or begins one, and lets its market run.
///
/// # Errors
/// [`SessionError`]: files, damage, another market's journal, tables that cannot be read.
pub async fn start(config: SessionConfig) -> Result<SessionHandle, SessionError> {
    let store = Arc::clone(&config.store);
    let (items, item_receiver) = mpsc::channel(PROJECTOR_MAX);
    let (updates, _) = broadcast::channel(UPDATES_MAX);
    let progress = Arc::new(Progress::default());
    progress.set_projected(store.projected(0).await?.seq);
    let catalog = config.market.catalog()?;
    let begin = match &config.market.origin {
        crate::market::Origin::Synthetic { start, .. } => *start,
        crate::market::Origin::Replay { .. } => model::Instant::EPOCH,
    };
    store.catalog_save(&catalog, begin).await?;
    let _projector =
        tokio::spawn(projector::run(store, item_receiver, updates.clone(), Arc::clone(&progress)));
    let (spec, speed) = (Arc::new(config.market.clone()), config.speed);
    let shared = Arc::clone(&progress);
    let recovery = tokio::task::spawn_blocking(move || recover(&config, items, shared));
    let recovered =
        recovery.await.map_err(|error| SessionError::Unavailable { reason: error.to_string() })??;
    let Recovered { shard, source } = recovered;
    let (catalog, market) = (Arc::clone(&shard.catalog), Arc::clone(&shard.market));
    let (inbox, inputs) = mpsc::channel(INBOX_MAX);
    let spawned = std::thread::Builder::new().name("shard-0".to_owned()).spawn(move || shard.run(inputs));
    let thread = spawned.map_err(|error| SessionError::Unavailable { reason: error.to_string() })?;
    let _feed = tokio::spawn(feed::run(source, Arc::clone(&market), inbox.clone(), updates.clone(), speed));
    Ok(SessionHandle {
        catalog,
        market,
        spec,
        speed,
        inbox,
        updates,
        progress,
        thread: Arc::new(Mutex::new(Some(thread))),
    })
}

impl SessionHandle {
    /// All instruments.
    #[must_use]
    pub const fn catalog(&self) -> &Arc<Catalog> {
        &self.catalog
    }

    /// The market.
    #[must_use]
    pub const fn market(&self) -> &Arc<MarketView> {
        &self.market
    }

    /// What the market is.
    #[must_use]
    pub const fn market_spec(&self) -> &Arc<MarketSpec> {
        &self.spec
    }

    /// Market seconds per second.
    #[must_use]
    pub const fn speed(&self) -> f64 {
        self.speed
    }

    /// What happens from now on. A reader that lags is told so, and reads everything anew.
    #[must_use]
    pub fn subscribe(&self) -> broadcast::Receiver<Update> {
        self.updates.subscribe()
    }

    /// How the session does.
    #[must_use]
    pub fn status(&self) -> SessionStatus {
        self.progress.status()
    }

    /// Opens an account with these deposits; nothing if it is open.
    ///
    /// # Errors
    /// [`SessionError`].
    pub async fn account_open(
        &self,
        account: AccountId,
        deposits: Vec<(AssetId, Amount)>,
    ) -> Result<(), SessionError> {
        self.act(account, Act::Open(deposits)).await.map(drop)
    }

    /// Makes a bot and allots its capital.
    ///
    /// # Errors
    /// [`SessionError`]: balance, strategy, parameters, time frame.
    pub async fn bot_create(&self, account: AccountId, draft: BotDraft) -> Result<BotId, SessionError> {
        match self.act(account, Act::BotCreate(Box::new(draft))).await? {
            Outcome::Bot(bot) => Ok(bot),
            Outcome::Done => Err(SessionError::Conflict { reason: "no bot was made".to_owned() }),
        }
    }

    /// Starts, pauses or stops a bot.
    ///
    /// # Errors
    /// [`SessionError`].
    pub async fn bot_state_set(
        &self,
        account: AccountId,
        bot: BotId,
        state: BotState,
    ) -> Result<(), SessionError> {
        self.act(account, Act::BotState(bot, state)).await.map(drop)
    }

    /// Takes a stopped, flat bot off and returns its money to the account.
    ///
    /// # Errors
    /// [`SessionError`].
    pub async fn bot_remove(&self, account: AccountId, bot: BotId) -> Result<(), SessionError> {
        self.act(account, Act::BotRemove(bot)).await.map(drop)
    }

    /// Engages or releases a kill switch of the account, or of one bot.
    ///
    /// # Errors
    /// [`SessionError`].
    pub async fn kill_switch(
        &self,
        account: AccountId,
        bot: Option<BotId>,
        is_engaged: bool,
        reason: String,
    ) -> Result<(), SessionError> {
        self.act(account, Act::Kill { bot, is_engaged, reason }).await.map(drop)
    }

    /// The live values of an account.
    ///
    /// # Errors
    /// [`SessionError::NotFound`].
    pub fn account_view(&self, account: AccountId) -> Result<Arc<AccountView>, SessionError> {
        let views = self.progress.views.read().unwrap_or_else(PoisonError::into_inner);
        views.get(&account).cloned().ok_or(SessionError::NotFound { what: "account" })
    }

    /// Stops the market, writes everything down, and waits for it.
    pub async fn shutdown(&self) {
        let told = tokio::time::timeout(SHUTDOWN_MAX, self.inbox.send(Input::Stop)).await;
        if matches!(told, Ok(Err(_))) {
            return;
        }
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(thread) = thread {
            let joined = tokio::task::spawn_blocking(move || thread.join());
            match tokio::time::timeout(SHUTDOWN_MAX, joined).await {
                Ok(Ok(Ok(()))) => {}
                Ok(_) => tracing::error!("the shard ended with a panic"),
                // What is not written down by now waits for a disk; the journal is sound up to its last record.
                Err(_) => {
                    tracing::error!("the shard does not end; the next start goes on from its last record")
                }
            }
        }
    }

    async fn act(&self, account: AccountId, act: Act) -> Result<Outcome, SessionError> {
        let (reply, answer) = oneshot::channel();
        let gone = || SessionError::Unavailable { reason: "the session is not running".to_owned() };
        self.inbox.send(Input::Act { account, act, reply }).await.map_err(|_| gone())?;
        answer.await.map_err(|_| gone())?
    }
}
