//! A session that is cut off anywhere comes back as it was, and goes on as if nothing had happened.

use engine::portfolio::BotState;
use engine::risk::Limits;
use model::{AccountId, Amount, AssetId, InstrumentId, Timeframe};
use session::handle::BotDraft;
use session::market::MarketSpec;
use session::shard::act::{Act, Outcome};
use session::shard::projector::{Item, Progress};
use session::shard::recovery::{Recovered, recover};
use session::shard::{Input, Shard};
use session::{SessionConfig, SessionError};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use store::conformance::world;
use store::repo::{FillFilter, Store};
use store::{PageQuery, UserScope};
use store_sqlite::SqliteStore;
use tokio::sync::{mpsc, oneshot};

const ACCOUNT: AccountId = AccountId(1);
const BATCHES: u64 = 400;

/// A session without a feed: batches are given by hand.
struct Bench {
    recovered: Recovered,
    items: mpsc::Receiver<Item>,
    progress: Arc<Progress>,
    store: Arc<dyn Store>,
}

fn config(folder: &Path, store: Arc<dyn Store>) -> SessionConfig {
    let mut market = MarketSpec::synthetic(11).unwrap();
    if let session::market::Origin::Synthetic { history, .. } = &mut market.origin {
        *history = 3_000;
    }
    let fee_rate = model::Ratio::from_bps(model::Ratio::from_units(10)).unwrap();
    let models = sim::Models { fee_rate, ..sim::Models::default() };
    // Nothing is kept for its own sake: what a start needs must be there all the same.
    let retention = session::Retention { bytes_max: 0, ..session::Retention::default() };
    SessionConfig {
        journal: folder.join("journal"),
        store,
        market,
        speed: 1.0,
        models,
        snapshot_batches: 5,
        retention,
    }
}

async fn open_store(folder: &Path) -> Arc<dyn Store> {
    Arc::new(SqliteStore::open(&folder.join("tradewind.db"), store_sqlite::Options::default()).await.unwrap())
}

async fn make(folder: &Path) -> Bench {
    let store = open_store(folder).await;
    let config = config(folder, Arc::clone(&store));
    let begin = "2026-01-01".parse().unwrap();
    store.catalog_save(&config.market.catalog().unwrap(), begin).await.unwrap();
    own_account(store.as_ref()).await;
    let progress = Arc::new(Progress::default());
    progress.set_projected(store.projected(0).await.unwrap().seq);
    let (sender, items) = mpsc::channel(100_000);
    let shared = Arc::clone(&progress);
    let recovered =
        tokio::task::spawn_blocking(move || recover(&config, sender, shared)).await.unwrap().unwrap();
    Bench { recovered, items, progress, store }
}

/// A user with the account that the bots trade on.
async fn own_account(store: &dyn Store) {
    if store.user_by_username("ann").await.is_ok() {
        return;
    }
    let user = store.user_create(&world::user("ann", 1)).await.unwrap();
    let account = store.account_create(UserScope::of(user.key), &world::account("paper", 3)).await.unwrap();
    assert_eq!(account.account, ACCOUNT);
}

impl Bench {
    fn shard(&self) -> &Shard {
        &self.recovered.shard
    }

    fn act(&mut self, act: Act) -> Result<Outcome, SessionError> {
        let (reply, mut answer) = oneshot::channel();
        let shard = &mut self.recovered.shard;
        tokio::task::block_in_place(|| shard.take(Input::Act { account: ACCOUNT, act, reply })).unwrap();
        match answer.try_recv() {
            Ok(answer) => answer,
            // It waits for the tables; that it was taken is what matters here.
            Err(_) => Ok(Outcome::Done),
        }
    }

    fn batches(&mut self, count: u64) {
        for _ in 0..count {
            let batch = self.recovered.source.next_batch().unwrap();
            let shard = &mut self.recovered.shard;
            tokio::task::block_in_place(|| shard.take(Input::Batch(batch))).unwrap();
        }
    }

    /// Writes the tables as far as `keep` says.
    async fn project(&mut self, up_to: u64) {
        while let Ok(item) = self.items.try_recv() {
            let all: Vec<_> = item.changes.into_iter().flat_map(|(_, changes)| changes).collect();
            if item.seq <= up_to && item.seq > self.progress.projected() {
                if !all.is_empty() {
                    self.store.apply(0, item.seq, item.at, &all).await.unwrap();
                }
                self.progress.set_projected(item.seq);
            }
        }
    }

    /// Ten bots on six markets.
    fn ten_bots(&mut self) {
        let usdt = AssetId(1);
        self.act(Act::Open(vec![(usdt, Amount::from_units(100_000))])).unwrap();
        for number in 0..10_u16 {
            let fast = number % 3 == 0;
            let pairs: &[(&str, &str)] = match number % 4 {
                0 => &[("short", "3"), ("long", "8"), ("entry", "level")],
                1 => {
                    &[("short", "2"), ("long", "5"), ("exits", "signal"), ("entry", "level"), ("size", "all")]
                }
                2 => &[("short", "5"), ("long", "13")],
                _ => &[("period", "5"), ("momentum", "3"), ("volatility_min", "0"), ("exit", "4")],
            };
            let draft = BotDraft {
                name: format!("bot {number}"),
                description: String::new(),
                strategy: if number % 4 == 3 { "breakout" } else { "sma-cross" }.to_owned(),
                params: pairs
                    .iter()
                    .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
                    .collect::<BTreeMap<_, _>>(),
                instrument: InstrumentId(number % 6),
                timeframe: if fast { Timeframe::MINUTE } else { "5m".parse().unwrap() },
                capital: Amount::from_units(5_000),
                limits: if number == 0 { Limits::standard() } else { Limits::OFF },
            };
            self.act(Act::BotCreate(Box::new(draft))).unwrap();
            let bot = model::BotId(u32::from(number) + 1);
            self.act(Act::BotState(bot, BotState::Running)).unwrap();
        }
    }

    /// Both books agree, postings sum to zero, positions are what fills make them.
    fn check_books(&self) {
        let session = &self.shard().accounts()[&ACCOUNT];
        assert_eq!(session.broken, None);
        let core = &session.engine.core;
        let account = self.shard().exchange().account(ACCOUNT).unwrap();
        for asset in core.catalog().assets() {
            assert!(core.ledger().sum(asset.id).unwrap().is_zero(), "{}", asset.symbol);
            let balance = account.balance(asset.id);
            assert_eq!(core.held(asset.id).unwrap(), balance.held, "{}: held", asset.symbol);
            assert_eq!(
                core.ledger().owned(asset.id).unwrap(),
                balance.free.checked_add(balance.held).unwrap()
            );
        }
    }
}

/// What an outsider sees of a session: fills, in order, without ids.
async fn fills(folder: &Path) -> Vec<String> {
    let store = open_store(folder).await;
    let owner = UserScope::of(store.user_by_username("ann").await.unwrap().key);
    let mut lines = Vec::new();
    let mut query = PageQuery { cursor: None, limit: 100 };
    loop {
        let page = store.fill_list(owner, &FillFilter::default(), &query).await.unwrap();
        for linked in &page.rows {
            let fill = &linked.row;
            let side = fill.side.name();
            lines.push(format!("{} {} {side} {} {}", fill.executed_at, fill.bot, fill.price, fill.quantity));
        }
        query.cursor = page.next;
        if query.cursor.is_none() {
            return lines;
        }
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_taken_at_any_record_recovers_to_the_same_state() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = make(folder.path()).await;
    bench.ten_bots();
    for round in 0..6_u64 {
        bench.batches(BATCHES / 6);
        bench.project(u64::MAX).await;
        bench.check_books();
        let image = folder.path().join(format!("image-{round}"));
        copy(&folder.path().join("journal"), &image.join("journal"));
        let twin = make(&image).await;
        twin.check_books();
        let (live, back) = (&bench.shard().accounts()[&ACCOUNT], &twin.shard().accounts()[&ACCOUNT]);
        assert_eq!(back.engine.core.ledger(), live.engine.core.ledger(), "round {round}: ledger");
        assert_eq!(
            back.engine.core.hash(),
            live.engine.core.hash(),
            "round {round}: everything decided and booked"
        );
        assert_eq!(
            twin.shard().exchange().state(),
            bench.shard().exchange().state(),
            "round {round}: exchange"
        );
        let orders = |session: &session::executor::AccountSession| {
            session.engine.core.orders().iter().cloned().collect::<Vec<_>>()
        };
        assert_eq!(orders(back), orders(live), "round {round}: orders");
    }
    let tally: u32 =
        bench.shard().accounts()[&ACCOUNT].engine.core.books().map(|book| book.tally.fills).sum();
    assert!(tally > 50, "the bots trade: {tally} fills");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_cut_off_twice_makes_the_same_fills_as_one_that_was_not() {
    let whole = tempfile::tempdir().unwrap();
    let mut bench = make(whole.path()).await;
    bench.ten_bots();
    bench.batches(BATCHES);
    bench.project(u64::MAX).await;
    drop(bench);

    let cut = tempfile::tempdir().unwrap();
    let mut bench = make(cut.path()).await;
    bench.ten_bots();
    bench.batches(BATCHES / 3);
    // The tables lag behind the journal when the cut comes.
    bench.project(40).await;
    drop(bench);
    tear_the_end(&cut.path().join("journal"));
    let mut bench = make(cut.path()).await;
    bench.check_books();
    bench.batches(BATCHES / 3);
    drop(bench);
    let mut bench = make(cut.path()).await;
    bench.batches(BATCHES - 2 * (BATCHES / 3));
    bench.project(u64::MAX).await;
    bench.check_books();
    drop(bench);
    let (expected, got) = (fills(whole.path()).await, fills(cut.path()).await);
    assert!(expected.len() > 50, "the bots trade: {} fills", expected.len());
    assert_eq!(got, expected, "no fill is lost or doubled");
}

/// Everything that a session has written down, in order.
fn written(folder: &Path) -> Vec<u8> {
    let mut segments: Vec<_> =
        fs::read_dir(folder.join("journal")).unwrap().map(|entry| entry.unwrap().path()).collect();
    segments.retain(|path| path.extension().is_some_and(|kind| kind == "journal"));
    segments.sort();
    segments.iter().flat_map(|path| fs::read(path).unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_that_is_made_while_candles_wait_sees_none_of_them_twice() {
    let (even, ahead) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut bench = make(even.path()).await;
    bench.ten_bots();
    bench.batches(30);
    drop(bench);

    let mut bench = make(ahead.path()).await;
    // The feed shows candles to readers before the shard takes them.
    let waiting: Vec<_> = (0..30).map(|_| bench.recovered.source.next_batch().unwrap()).collect();
    waiting.iter().for_each(|batch| bench.shard().market().close(batch));
    bench.ten_bots();
    for batch in waiting {
        let shard = &mut bench.recovered.shard;
        tokio::task::block_in_place(|| shard.take(Input::Batch(batch))).unwrap();
    }
    drop(bench);
    let (even, ahead) = (written(even.path()), written(ahead.path()));
    assert!(even.len() > 10_000, "{} bytes", even.len());
    assert!(even == ahead, "the same commands and candles are the same journal");
}

/// Half a record at the end, as a crash in the middle of a write leaves it.
fn tear_the_end(journal: &Path) {
    let mut segments: Vec<_> = fs::read_dir(journal).unwrap().map(|entry| entry.unwrap().path()).collect();
    segments.retain(|path| path.extension().is_some_and(|kind| kind == "journal"));
    segments.sort();
    let newest = segments.last().unwrap();
    let mut bytes = fs::read(newest).unwrap();
    bytes.extend_from_slice(&[200, 1, 0, 0, 1, 2, 3, 4, b'{', b'"']);
    fs::write(newest, bytes).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn damage_in_the_middle_is_refused_and_another_market_too() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = make(folder.path()).await;
    bench.ten_bots();
    bench.batches(20);
    drop(bench);
    let store = open_store(folder.path()).await;
    let mut other = config(folder.path(), store);
    other.market = MarketSpec::synthetic(12).unwrap();
    let (sender, _items) = mpsc::channel(100_000);
    let refused = tokio::task::spawn_blocking(move || recover(&other, sender, Arc::new(Progress::default())))
        .await
        .unwrap();
    let message = refused.err().unwrap().to_string();
    assert!(message.contains("it was recorded on \"Synthetic market, seed 11\""), "{message}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_journal_without_its_beginning_starts_from_its_snapshot_or_says_what_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = make(folder.path()).await;
    bench.ten_bots();
    for batches in [601, 20] {
        bench.batches(batches);
        bench.project(u64::MAX).await;
    }
    let journal = folder.path().join("journal");
    let segments = session::journal::reader::segments(&journal).unwrap();
    assert!(segments[0].0 > 600, "the oldest records are gone: {segments:?}");
    let hash = bench.shard().accounts()[&ACCOUNT].engine.core.hash();
    drop(bench);
    let back = make(folder.path()).await;
    back.check_books();
    assert_eq!(back.shard().accounts()[&ACCOUNT].engine.core.hash(), hash);
    drop(back);
    for entry in fs::read_dir(&journal).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|kind| kind == "snapshot") {
            fs::remove_file(path).unwrap();
        }
    }
    let config = config(folder.path(), open_store(folder.path()).await);
    let (sender, _items) = mpsc::channel(100_000);
    let refused =
        tokio::task::spawn_blocking(move || recover(&config, sender, Arc::new(Progress::default())));
    let message = refused.await.unwrap().err().unwrap().to_string();
    assert!(message.contains("are gone, and no sound snapshot stands in; restore a backup"), "{message}");
}
