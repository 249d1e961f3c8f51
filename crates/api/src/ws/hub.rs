//! The hub: follows what happens and puts it on boards.
//!
//! A user's board begins with the first socket and stays ten minutes after the last, so that a page that comes back can
//! go on where it was. When the hub itself has missed something, every reader is told to read anew.

use super::{
    board::Board,
    publish::{SignalFrame, candle, notice, price},
};
use crate::metrics::Metrics;
use model::{AccountId, Instant, Span};
use platform::{Platform, live::LiveAccount, ports::Update, signals::SignalNews, view};
use std::{
    collections::{BTreeMap, HashMap, btree_map::Entry},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError, RwLock,
        atomic::{AtomicU64, AtomicUsize, Ordering},
    },
    time::Duration,
};
use store::{FamilyKey, UserKey};
use tokio::sync::{broadcast, watch};

/// How long a user's board stays after the last socket.
const FEED_LIFETIME: Span = Span::from_seconds(600);
/// The most boards of users.
const FEEDS_MAX: usize = 10_000;
/// How often live values are shown.
const MARKS_EVERY: Span = Span::from_millis(900);
/// How often old boards are looked for.
const SWEEP_EVERY: Duration = Duration::from_secs(60);

/// Follows what happens and puts it on boards.
#[derive(Debug)]
pub struct Hub {
    platform: Arc<Platform>,
    metrics: Arc<Metrics>,
    epoch: String,
    public: RwLock<Board>,
    /// Grows when the hub has missed something.
    missed: AtomicU64,
    feeds: Mutex<HashMap<UserKey, Arc<Feed>>>,
    feeds_made: AtomicU64,
    live: tokio::sync::Mutex<BTreeMap<AccountId, Watched>>,
    sockets: Mutex<HashMap<String, usize>>,
    ended: broadcast::Sender<FamilyKey>,
    closing: watch::Sender<bool>,
}

/// The board of one user.
#[derive(Debug)]
pub struct Feed {
    /// Its number; another number is another board.
    pub id: u64,
    board: RwLock<Board>,
    wake: watch::Sender<u64>,
    readers: AtomicUsize,
    idle_since: Mutex<Option<Instant>>,
    missed: AtomicU64,
}

#[derive(Debug)]
struct Watched {
    owner: UserKey,
    account: LiveAccount,
    marked_at: Option<Instant>,
}

/// A place in the count of a user's sockets; given back when dropped.
#[derive(Debug)]
pub struct Seat {
    hub: Arc<Hub>,
    key: String,
}

impl Hub {
    /// A hub that follows nothing yet.
    pub fn new(platform: Arc<Platform>, metrics: Arc<Metrics>) -> Self {
        Self {
            epoch: platform.uuid().simple().to_string(),
            platform,
            metrics,
            public: RwLock::default(),
            missed: AtomicU64::new(0),
            feeds: Mutex::default(),
            feeds_made: AtomicU64::new(0),
            live: tokio::sync::Mutex::default(),
            sockets: Mutex::default(),
            ended: broadcast::channel(64).0,
            closing: watch::channel(false).0,
        }
    }

    /// Follows what happens until the session ends.
    pub async fn run(self: Arc<Self>) {
        let mut updates = self.platform.trading().subscribe();
        let mut signals = self.platform.signal_news();
        let mut sweep = tokio::time::interval(SWEEP_EVERY);
        for price in self.platform.prices() {
            self.on_price(price);
        }
        loop {
            tokio::select! {
                update = updates.recv() => match update {
                    Ok(update) => self.on_update(update).await,
                    Err(broadcast::error::RecvError::Lagged(count)) => {
                        tracing::warn!(count, "the hub has missed updates; every reader reads anew");
                        self.on_missed().await;
                    }
                    Err(broadcast::error::RecvError::Closed) => return,
                },
                news = signals.recv() => match news {
                    Ok(news) => self.on_signal(news),
                    Err(broadcast::error::RecvError::Lagged(_)) => self.on_signal(SignalNews::Missed),
                    Err(broadcast::error::RecvError::Closed) => return,
                },
                _ = sweep.tick() => self.sweep().await,
            }
        }
    }

    /// Closes every socket: the server stops.
    pub fn close(&self) {
        self.closing.send_replace(true);
    }

    /// Closes the sockets of a sign-in that has ended.
    pub fn sign_in_ended(&self, family: FamilyKey) {
        // Nobody may be listening.
        let _ = self.ended.send(family);
    }

    /// Tells the owner's other windows that a bot has a new name.
    pub async fn bot_renamed(&self, owner: UserKey, bot: &view::Bot) {
        for watched in self.live.lock().await.values_mut().filter(|watched| watched.owner == owner) {
            watched.account.bot_renamed(bot);
        }
        if let Some(feed) = self.feed_of(owner) {
            let told = platform::live::Notice::Bot(platform::live::BotAction::State, Box::new(bot.clone()));
            feed.put(|board| notice(board, told, bot.updated_at.millis()));
        }
    }

    /// The board of a user, with the user's accounts on it.
    ///
    /// # Errors
    /// As every read of the store.
    pub async fn feed(&self, user: UserKey) -> platform::Result<Arc<Feed>> {
        let feed = {
            let mut feeds = lock(&self.feeds);
            let made = || Feed::new(self.feeds_made.fetch_add(1, Ordering::Relaxed) + 1);
            let feed = Arc::clone(feeds.entry(user).or_insert_with(|| Arc::new(made())));
            feed.readers.fetch_add(1, Ordering::AcqRel);
            feed
        };
        if let Err(fault) = self.watch_accounts(user).await {
            self.feed_left(&feed);
            return Err(fault);
        }
        Ok(feed)
    }

    async fn watch_accounts(&self, user: UserKey) -> platform::Result<()> {
        let mut live = self.live.lock().await;
        for number in self.platform.account_numbers(user).await? {
            if let Entry::Vacant(place) = live.entry(number) {
                let account = self.platform.live_account(user, number).await?;
                place.insert(Watched { owner: user, account, marked_at: None });
            }
        }
        Ok(())
    }

    /// A reader of a user's board has gone.
    pub fn feed_left(&self, feed: &Feed) {
        if feed.readers.fetch_sub(1, Ordering::AcqRel) == 1 {
            *lock(&feed.idle_since) = Some(self.platform.now());
        }
    }

    /// A place for one more socket of `key` (a user or an address); `None` when there are `max`.
    pub fn seat(self: &Arc<Self>, key: &str, max: usize) -> Option<Seat> {
        let mut sockets = lock(&self.sockets);
        let count = sockets.entry(key.to_owned()).or_default();
        if *count >= max {
            return None;
        }
        *count += 1;
        self.metrics.sockets.inc();
        Some(Seat { hub: Arc::clone(self), key: key.to_owned() })
    }

    /// The name under which a reader can go on: of the hub's start and the user's board.
    pub fn session(&self, feed: Option<&Feed>) -> String {
        format!("{}.{}", self.epoch, feed.map_or(0, |feed| feed.id))
    }

    /// Reads the public board.
    pub fn read<T>(&self, look: impl FnOnce(&Board) -> T) -> T {
        look(&self.public.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// How often the hub has missed something.
    pub fn missed(&self) -> u64 {
        self.missed.load(Ordering::Acquire)
    }

    /// Tells of sign-ins that end.
    pub fn sign_ins(&self) -> broadcast::Receiver<FamilyKey> {
        self.ended.subscribe()
    }

    /// Tells of the server's end.
    pub fn closing(&self) -> watch::Receiver<bool> {
        self.closing.subscribe()
    }

    async fn on_update(&self, update: Update) {
        match update {
            Update::Missed => self.on_missed().await,
            Update::Price(changed) => self.on_price(self.platform.price_view(changed)),
            Update::Candle { instrument, timeframe, candle: grown, is_closed } => {
                let name = self.platform.instrument_name(instrument);
                let mut board = self.public.write().unwrap_or_else(PoisonError::into_inner);
                candle(&mut board, &name, timeframe, grown, is_closed);
            }
            Update::Account { account, changes, .. } => {
                let at_ms = self.market_ms();
                let mut live = self.live.lock().await;
                let Some(watched) = live.get_mut(&account) else { return };
                match watched.account.changed(&self.platform, &changes).await {
                    Ok(notices) => self.tell(watched.owner, notices, at_ms),
                    Err(error) => self.on_broken(&mut live, account, &error),
                }
            }
            Update::Marks { account, view } => {
                let now = self.platform.now();
                let mut live = self.live.lock().await;
                let Some(watched) = live.get_mut(&account) else { return };
                let is_early = watched.marked_at.is_some_and(|at| now.since(at) < MARKS_EVERY);
                let is_read = self.feed_of(watched.owner).is_some_and(|feed| feed.has_readers());
                if is_early || !is_read {
                    return;
                }
                watched.marked_at = Some(now);
                match watched.account.marked(&self.platform, &view) {
                    Ok(notices) => self.tell(watched.owner, notices, view.at.millis()),
                    Err(error) => self.on_broken(&mut live, account, &error),
                }
            }
        }
    }

    fn on_price(&self, changed: view::Price) {
        price(&mut self.public.write().unwrap_or_else(PoisonError::into_inner), changed);
    }

    /// A shared signal is told to every user who has a board, one's own to its user.
    fn on_signal(&self, news: SignalNews) {
        let feeds = lock(&self.feeds);
        let SignalNews::Told { action, reader, signal } = news else {
            tracing::warn!("news of signals were missed; every reader reads anew");
            feeds.values().for_each(|feed| feed.miss());
            return;
        };
        let told = SignalFrame::new(action, *signal, self.market_ms());
        match reader {
            Some(user) => feeds.get(&user).into_iter().for_each(|feed| feed.put(|board| told.put(board))),
            None => feeds.values().for_each(|feed| feed.put(|board| told.put(board))),
        }
    }

    fn tell(&self, owner: UserKey, notices: Vec<platform::live::Notice>, at_ms: i64) {
        if notices.is_empty() {
            return;
        }
        let Some(feed) = self.feed_of(owner) else { return };
        feed.put(|board| notices.into_iter().for_each(|told| notice(board, told, at_ms)));
    }

    /// What is known of an account cannot be followed any more: it is read anew, and so do its readers.
    fn on_broken(
        &self,
        live: &mut BTreeMap<AccountId, Watched>,
        account: AccountId,
        error: &platform::Fault,
    ) {
        tracing::warn!(%account, %error, "an account cannot be shown live; it is read anew");
        let Some(watched) = live.remove(&account) else { return };
        if let Some(feed) = self.feed_of(watched.owner) {
            feed.miss();
        }
    }

    async fn on_missed(&self) {
        self.missed.fetch_add(1, Ordering::AcqRel);
        let mut live = self.live.lock().await;
        let accounts: Vec<_> = live.iter().map(|(number, watched)| (*number, watched.owner)).collect();
        for (number, owner) in accounts {
            match self.platform.live_account(owner, number).await {
                Ok(account) => {
                    live.insert(number, Watched { owner, account, marked_at: None });
                }
                Err(error) => self.on_broken(&mut live, number, &error),
            }
        }
        for feed in lock(&self.feeds).values() {
            feed.miss();
        }
    }

    /// Forgets the boards that nobody has read for long, and the oldest when there are too many.
    async fn sweep(&self) {
        let now = self.platform.now();
        let mut gone = Vec::new();
        {
            let mut feeds = lock(&self.feeds);
            let is_crowded = feeds.len() > FEEDS_MAX;
            feeds.retain(|user, feed| {
                let idle_since = *lock(&feed.idle_since);
                let is_old = idle_since.is_some_and(|since| is_crowded || now.since(since) > FEED_LIFETIME);
                let is_kept = feed.has_readers() || !is_old;
                if !is_kept {
                    gone.push(*user);
                }
                is_kept
            });
        }
        if !gone.is_empty() {
            self.live.lock().await.retain(|_, watched| !gone.contains(&watched.owner));
        }
    }

    fn feed_of(&self, user: UserKey) -> Option<Arc<Feed>> {
        lock(&self.feeds).get(&user).cloned()
    }

    fn market_ms(&self) -> i64 {
        self.platform.trading().market().market_time.unwrap_or_else(|| self.platform.now()).millis()
    }
}

impl Feed {
    fn new(id: u64) -> Self {
        Self {
            id,
            board: RwLock::default(),
            wake: watch::channel(0).0,
            readers: AtomicUsize::new(0),
            idle_since: Mutex::default(),
            missed: AtomicU64::new(0),
        }
    }

    /// Reads the board.
    pub fn read<T>(&self, look: impl FnOnce(&Board) -> T) -> T {
        look(&self.board.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Wakes when there is more to read.
    pub fn watch(&self) -> watch::Receiver<u64> {
        self.wake.subscribe()
    }

    /// How often something was missed.
    pub fn missed(&self) -> u64 {
        self.missed.load(Ordering::Acquire)
    }

    fn has_readers(&self) -> bool {
        self.readers.load(Ordering::Acquire) > 0
    }

    fn put(&self, put: impl FnOnce(&mut Board)) {
        put(&mut self.board.write().unwrap_or_else(PoisonError::into_inner));
        self.wake.send_modify(|count| *count += 1);
    }

    fn miss(&self) {
        self.missed.fetch_add(1, Ordering::AcqRel);
        self.wake.send_modify(|count| *count += 1);
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut sockets = lock(&self.hub.sockets);
        if let Some(count) = sockets.get_mut(&self.key) {
            *count -= 1;
            if *count == 0 {
                sockets.remove(&self.key);
            }
        }
        self.hub.metrics.sockets.dec();
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
