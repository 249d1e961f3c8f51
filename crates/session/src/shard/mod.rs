//! The one writer: a thread that owns the exchange and all engines.
//!
//! - [`act`]: what people ask for. - [`recovery`]: how a shard comes back. - [`projector`]: its changes on their way to
//!   the tables.

pub mod act;
pub mod projector;
pub mod recovery;

pub use act::{Act, Outcome};

use crate::config::SessionError;
use crate::executor::PaperExecutor;
use crate::executor::paper::Accounts;
use crate::journal::retention;
use crate::journal::{AccountSnapshot, BotMemory, Entry, Header, Record, Retention, Snapshot, Writer};
use crate::market::{Batch, MarketView, SeriesTable};
use crate::projection::record::Worth;
use crate::view::AccountView;
use engine::core::CoreState;
use engine::journal::Frame;
use engine::strategy::Strategies;
use model::{AccountId, BotId, Catalog, Instant};
use projector::{Item, Progress};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};

/// How many batches lie between two snapshots.
const SNAPSHOT_BATCHES: u64 = 600;

/// How long a shard waits before it tries again to write its journal.
const RETRY: Duration = Duration::from_millis(500);

/// What a shard is told.
#[derive(Debug)]
pub enum Input {
    /// Candles have closed.
    Batch(Batch),
    /// A person acts on an account.
    Act {
        /// Whose.
        account: AccountId,
        /// What.
        act: Act,
        /// Where the answer goes, once it is in the tables.
        reply: oneshot::Sender<Result<Outcome, SessionError>>,
    },
    /// Write a snapshot and end.
    Stop,
}

/// The state of a shard.
#[derive(Debug)]
pub struct Shard {
    pub(crate) folder: PathBuf,
    pub(crate) header: Header,
    pub(crate) catalog: Arc<Catalog>,
    pub(crate) market: Arc<MarketView>,
    pub(crate) series: SeriesTable,
    pub(crate) executor: PaperExecutor,
    pub(crate) accounts: Accounts,
    pub(crate) bots: BTreeMap<(AccountId, BotId), BotMemory>,
    pub(crate) writer: Writer,
    pub(crate) seq: u64,
    pub(crate) batch: u64,
    pub(crate) snapshot_batch: u64,
    pub(crate) portfolio_batches: u64,
    pub(crate) retention: Retention,
    pub(crate) now: Instant,
    pub(crate) projector: mpsc::Sender<Item>,
    pub(crate) progress: Arc<Progress>,
}

impl Shard {
    /// Works until it is told to stop or nobody is left to tell it anything.
    pub fn run(mut self, mut inbox: mpsc::Receiver<Input>) {
        self.progress.ready();
        while let Some(input) = inbox.blocking_recv() {
            if matches!(input, Input::Stop) {
                break;
            }
            if let Err(error) = self.take(input) {
                tracing::error!("the session stops: {error}");
                self.progress.trouble(Some(format!("the session has stopped: {error}")));
                return;
            }
        }
        self.settle();
        if let Err(error) = self.snapshot() {
            tracing::warn!("no snapshot at the end; the next start reads the journal: {error}");
        }
    }

    /// Works one input through, to the journal and on its way to the tables.
    ///
    /// # Errors
    /// [`SessionError::Exchange`]: the exchange broke, which ends the session.
    pub fn take(&mut self, input: Input) -> Result<(), SessionError> {
        match input {
            Input::Batch(batch) => self.on_batch(&batch),
            Input::Act { account, act, reply } => self.on_act(account, act, reply),
            Input::Stop => Ok(()),
        }
    }

    /// The engines, by account.
    #[must_use]
    pub const fn accounts(&self) -> &Accounts {
        &self.accounts
    }

    /// The exchange.
    #[must_use]
    pub const fn exchange(&self) -> &sim::Exchange {
        &self.executor.exchange
    }

    /// The market as readers see it: it may be ahead of what was taken here.
    #[must_use]
    pub const fn market(&self) -> &Arc<MarketView> {
        &self.market
    }

    fn on_batch(&mut self, batch: &Batch) -> Result<(), SessionError> {
        // Before the batch, as the tables have followed the one before by now.
        if self.batch >= self.snapshot_batch + SNAPSHOT_BATCHES && self.progress.projected() == self.seq {
            self.snapshot()?;
            self.snapshot_batch = self.batch;
        }
        self.executor.trade_through(batch, &mut self.accounts)?;
        let before = self.take_frames();
        let closed = self.series.close(batch);
        self.executor.close(batch, &closed, &mut self.accounts)?;
        let mut after = self.take_frames();
        self.note_memories(batch.close_at, &before, &mut after);
        self.batch = batch.number;
        self.now = batch.close_at;
        self.end_batch();
        self.commit(Some(batch.number), before, after, None);
        Ok(())
    }

    /// Follows values and writes portfolio rows; the same when a record is folded.
    pub(crate) fn end_batch(&mut self) {
        let is_due = self.batch.is_multiple_of(self.portfolio_batches.max(1));
        for account in self.accounts.values_mut() {
            let Ok(worth) = Worth::of(&account.engine.core) else { continue };
            let scribe = &mut account.engine.recorder;
            scribe.record.follow(self.now, worth.total);
            if is_due {
                scribe.portfolio_row(self.now, &account.engine.core, &worth);
            }
        }
    }

    /// Writes a record; only then its changes go to the tables. While the disk takes nothing, the market waits.
    pub(crate) fn commit(
        &mut self,
        batch: Option<u64>,
        before: Vec<Entry>,
        after: Vec<Entry>,
        reply: Option<projector::Reply>,
    ) {
        let record = Record { seq: self.seq + 1, at: self.now, batch, before, after };
        let mut is_told = false;
        while let Err(error) = self.writer.append(&record) {
            if !is_told {
                tracing::error!("the journal cannot be written, trading waits: {error}");
                is_told = true;
            }
            self.progress.trouble(Some(format!("the journal cannot be written, trading waits: {error}")));
            std::thread::sleep(RETRY);
        }
        self.progress.trouble(None);
        self.seq = record.seq;
        self.progress.durable(self.seq, self.batch);
        self.project(reply);
    }

    /// Hands the changes of the last record on.
    pub(crate) fn project(&mut self, reply: Option<projector::Reply>) {
        let mut changes = Vec::new();
        let mut views = Vec::new();
        for (id, account) in &mut self.accounts {
            let taken = std::mem::take(&mut account.engine.recorder.changes);
            if !taken.is_empty() {
                changes.push((*id, taken));
            }
            if let Ok(view) = AccountView::of(account, self.now) {
                views.push(Arc::new(view));
            }
        }
        let item = Item { seq: self.seq, at: self.now, changes, views, reply };
        if self.projector.blocking_send(item).is_err() {
            tracing::error!("nobody writes the tables any more");
        }
    }

    pub(crate) fn take_frames(&mut self) -> Vec<Entry> {
        self.accounts
            .values_mut()
            .flat_map(|account| std::mem::take(&mut account.engine.recorder.frames))
            .collect()
    }

    /// Writes down what strategies must remember, where it has changed.
    pub(crate) fn note_memories(&mut self, at: Instant, before: &[Entry], after: &mut Vec<Entry>) {
        let mut touched: Vec<AccountId> =
            before.iter().chain(after.iter()).map(|entry| entry.account).collect();
        touched.dedup();
        for account in touched {
            let Some(session) = self.accounts.get_mut(&account) else { continue };
            let ids: Vec<BotId> = session.engine.core.books().map(|book| book.bot).collect();
            for bot in ids {
                let Some(known) = self.bots.get_mut(&(account, bot)) else { continue };
                let Some(strategy) = session.engine.strategies.get_mut(bot) else { continue };
                let memory = strategy.memory();
                if memory != known.memory {
                    known.memory = memory.clone();
                    known.at = at;
                    if !after.iter().any(|entry| matches!(&entry.frame, Frame::Memory { bot: other, .. } if entry.account == account && *other == bot)) {
                        after.push(Entry { account, at, frame: Frame::Memory { bot, memory } });
                    }
                }
            }
        }
    }

    /// Waits until the tables show everything, a while at most.
    fn settle(&self) {
        for _ in 0..200 {
            if self.progress.projected() == self.seq {
                return;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Writes the state down and begins a new segment. Only when the tables show everything, as they are projected from
    /// records after the snapshot alone. What fails is tried again after as many batches.
    ///
    /// # Errors
    /// [`SessionError::File`]: a new segment was begun and can be neither used nor removed, so that the order of records
    /// would be in doubt.
    fn snapshot(&mut self) -> Result<(), SessionError> {
        if self.progress.projected() != self.seq || self.seq == 0 {
            return Ok(());
        }
        let account = |(id, session): (&AccountId, &crate::executor::AccountSession)| AccountSnapshot {
            account: *id,
            core: session.engine.core.state().clone(),
            bots: self
                .bots
                .iter()
                .filter(|((owner, _), _)| owner == id)
                .map(|(_, bot)| bot.clone())
                .collect(),
            record: session.engine.recorder.record.clone(),
        };
        let broken = self.accounts.values().any(|account| account.broken.is_some());
        if broken {
            // The state of a broken engine is not to be kept: a start rebuilds it from the records before.
            return Ok(());
        }
        let snapshot = Snapshot {
            format: crate::journal::record::FORMAT,
            core_version: CoreState::VERSION,
            seq: self.seq,
            batch: self.batch,
            exchange: self.executor.exchange.state().clone(),
            accounts: self.accounts.iter().map(account).collect(),
        };
        if let Err(error) = snapshot.write(&self.folder) {
            tracing::warn!("no snapshot now; a start would read more of the journal: {error}");
            return Ok(());
        }
        match Writer::begin(&self.folder, self.seq + 1, &self.header) {
            Ok(writer) => self.writer = writer,
            Err(error) => {
                Writer::discard(&self.folder, self.seq + 1)?;
                tracing::warn!("the journal goes on in its old segment: {error}");
                return Ok(());
            }
        }
        self.prune();
        Ok(())
    }

    fn prune(&self) {
        match retention::prune(&self.folder, self.retention) {
            Ok(removed) if removed.segments > 0 => {
                let retention::Removed { segments, bytes } = removed;
                tracing::info!(
                    segments,
                    bytes,
                    "the oldest of the journal is removed; parity cannot check it any more"
                );
            }
            Ok(_) => {}
            Err(error) => tracing::warn!("the oldest of the journal cannot be removed: {error}"),
        }
    }
}
