//! How a shard comes back: the newest snapshot, then the records after it, folded. No strategy is asked for a decision;
//! strategies are warmed up from history and given their memory back.

use super::act::add_bot;
use super::{Shard, projector};
use crate::config::{SessionConfig, SessionError};
use crate::executor::{AccountSession, PaperExecutor};
use crate::handle::BotDraft;
use crate::journal::record::FORMAT;
use crate::journal::{AccountSnapshot, BotMemory, Entry, Header, Journal, Record, Snapshot, Writer, read};
use crate::market::{Batch, MarketView, SeriesTable, Source};
use crate::projection::Scribe;
use crate::view::AccountView;
use engine::journal::Frame;
use engine::{Boxed, Core, Engine};
use model::{Instant, InstrumentId};
use sim::Exchange;
use std::collections::BTreeMap;
use std::fs;
use std::sync::{Arc, PoisonError};
use tokio::sync::mpsc;

/// A shard that is ready, and the market from where it stands.
#[derive(Debug)]
pub struct Recovered {
    /// The shard.
    pub shard: Shard,
    /// The candles that come next.
    pub source: Source,
}

/// Brings a shard back, or makes a new one. `projected` is the record that the tables show.
///
/// # Errors
/// [`SessionError`]: files, damage, or a journal of another market.
pub fn recover(
    config: &SessionConfig,
    projector: mpsc::Sender<projector::Item>,
    progress: Arc<projector::Progress>,
) -> Result<Recovered, SessionError> {
    let folder = config.journal.clone();
    fs::create_dir_all(&folder).map_err(|source| SessionError::File { path: folder.clone(), source })?;
    let header = Header {
        format: FORMAT,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        market: config.market.clone(),
        models: config.models,
    };
    let snapshot = Snapshot::newest(&folder)?;
    let seq = snapshot.as_ref().map_or(0, |snapshot| snapshot.seq);
    let journal = read(&folder, seq)?;
    if let Some(journal) = &journal {
        check_same(&folder, journal, &header)?;
    }
    let writer = match &journal {
        Some(journal) => Writer::resume(&folder, &journal.end.0, journal.end.1)?,
        None => Writer::begin(&folder, seq + 1, &header)?,
    };
    let batch = snapshot.as_ref().map_or(0, |snapshot| snapshot.batch);
    let (source, histories) = Source::open(&config.market, batch)?;
    let now = histories
        .first()
        .and_then(|history| history.last())
        .and_then(|candle| candle.open_at.checked_add(config.market.timeframe.span()));
    let mut shard = empty(config, header, &histories, writer, (projector, progress))?;
    shard.now = now.unwrap_or(Instant::EPOCH);
    (shard.seq, shard.batch, shard.snapshot_batch) = (seq, batch, batch);
    shard.market = Arc::new(MarketView::new(config.market.timeframe, &scales(config), histories));
    if let Some(snapshot) = snapshot {
        shard.load(snapshot);
    }
    let mut recovered = Recovered { shard, source };
    if let Some(journal) = journal {
        if journal.torn > 0 {
            tracing::warn!("{} bytes of an unfinished record are cut off", journal.torn);
        }
        for record in &journal.records {
            recovered.fold(record)?;
        }
    }
    recovered.shard.wake()?;
    Ok(recovered)
}

fn check_same(folder: &std::path::Path, journal: &Journal, header: &Header) -> Result<(), SessionError> {
    if journal.header.market.is_same_as(&header.market) && journal.header.models == header.models {
        return Ok(());
    }
    Err(SessionError::Journal {
        path: folder.to_owned(),
        reason: format!(
            "it was recorded on \"{}\", not on \"{}\"; give the market it began with, or another --data-dir (the demo has --reset too)",
            journal.header.market.label, header.market.label
        ),
    })
}

fn scales(config: &SessionConfig) -> Vec<model::PriceScale> {
    config.market.instruments.iter().map(|instrument| instrument.scale).collect()
}

fn empty(
    config: &SessionConfig,
    header: Header,
    histories: &[Vec<model::Candle>],
    writer: Writer,
    (projector, progress): (mpsc::Sender<projector::Item>, Arc<projector::Progress>),
) -> Result<Shard, SessionError> {
    let catalog = Arc::new(config.market.catalog()?);
    let mut series = SeriesTable::new(config.market.timeframe, histories.len())?;
    let mut exchange = Exchange::new(Arc::clone(&catalog), &scales(config), config.models);
    for (index, history) in histories.iter().enumerate() {
        let instrument = InstrumentId(u16::try_from(index).unwrap_or(u16::MAX));
        series.warm(instrument, history);
        if let Some(last) = history.last() {
            exchange.pass(instrument, last);
        }
    }
    Ok(Shard {
        folder: config.journal.clone(),
        header,
        catalog,
        market: Arc::new(MarketView::new(config.market.timeframe, &[], Vec::new())),
        series,
        executor: PaperExecutor::new(exchange),
        accounts: BTreeMap::new(),
        bots: BTreeMap::new(),
        writer,
        seq: 0,
        batch: 0,
        snapshot_batch: 0,
        portfolio_batches: config.snapshot_batches,
        retention: config.retention,
        now: Instant::EPOCH,
        projector,
        progress,
    })
}

impl Recovered {
    /// Applies a record as it was when it was written.
    fn fold(&mut self, record: &Record) -> Result<(), SessionError> {
        let shard = &mut self.shard;
        let batch = match record.batch {
            None => None,
            Some(number) => {
                let batch = self.source.next_batch().filter(|batch| batch.number == number);
                let missing = || SessionError::Journal {
                    path: shard.folder.clone(),
                    reason: format!("batch {number} of the journal is not in the market"),
                };
                Some(batch.ok_or_else(missing)?)
            }
        };
        if let Some(batch) = &batch {
            for bar in &batch.bars {
                shard.executor.exchange.pass(bar.instrument, &bar.candle);
            }
        }
        record.before.iter().try_for_each(|entry| shard.fold_entry(entry))?;
        if let Some(batch) = &batch {
            shard.fold_close(batch)?;
        }
        record.after.iter().try_for_each(|entry| shard.fold_entry(entry))?;
        shard.seq = record.seq;
        shard.now = record.at;
        if let Some(batch) = &batch {
            shard.batch = batch.number;
            shard.market.close(batch);
            shard.end_batch();
        }
        shard.progress.durable(shard.seq, shard.batch);
        if shard.seq > shard.progress.projected() {
            shard.project(None);
        } else {
            shard.accounts.values_mut().for_each(|account| account.engine.recorder.changes.clear());
        }
        Ok(())
    }
}

impl Shard {
    fn load(&mut self, snapshot: Snapshot) {
        self.executor = PaperExecutor::new(Exchange::restore(Arc::clone(&self.catalog), snapshot.exchange));
        for AccountSnapshot { account, core, bots, record } in snapshot.accounts {
            let scribe = Scribe::new(account, record);
            let core = Core::restore(Arc::clone(&self.catalog), core);
            let engine = Engine::with_core(core, Boxed::default(), scribe);
            self.accounts.insert(account, AccountSession::new(engine));
            for bot in bots {
                self.bots.insert((account, bot.bot), bot);
            }
        }
    }

    /// What a batch's close does to engines beside their decisions.
    fn fold_close(&mut self, batch: &Batch) -> Result<(), SessionError> {
        for account in self.accounts.values_mut() {
            for bar in &batch.bars {
                account.engine.core.apply_mark(bar.instrument, bar.candle.close);
            }
        }
        for closed in self.series.close(batch) {
            for account in self.accounts.values_mut() {
                let core = &mut account.engine.core;
                let bots = core.bots_on(closed.series).to_vec();
                if !bots.is_empty() {
                    core.advance(batch.close_at)?;
                }
                for bot in bots {
                    core.apply_close(bot, &closed.candle)?;
                }
            }
        }
        Ok(())
    }

    fn fold_entry(&mut self, entry: &Entry) -> Result<(), SessionError> {
        if !self.accounts.contains_key(&entry.account) {
            self.insert_account(entry.account);
        }
        let Some(session) = self.accounts.get_mut(&entry.account) else { return Ok(()) };
        let engine = &mut session.engine;
        let at = entry.at;
        engine.recorder.is_folding = true;
        engine.core.advance(at)?;
        match &entry.frame {
            Frame::Deposit { asset, amount } => {
                self.executor.exchange.deposit(entry.account, *asset, *amount)?;
                engine.core.fold(&entry.frame, &mut engine.recorder)?;
                engine.recorder.account_row(at, None);
            }
            Frame::BotAdded { spec, strategy } => {
                let bot = add_bot(engine, spec, strategy)?;
                let memory = BotMemory { bot, choice: strategy.clone(), memory: serde_json::Value::Null, at };
                self.bots.insert((entry.account, bot), memory);
            }
            Frame::BotRemoved { bot } => {
                engine.core.fold(&entry.frame, &mut engine.recorder)?;
                engine.recorder.bot_row(at, *bot, Some(at));
                self.bots.remove(&(entry.account, *bot));
            }
            Frame::Kill { bot, is_engaged, reason } => {
                engine.recorder.kill_switch_row(at, *bot, *is_engaged, reason);
                engine.core.fold(&entry.frame, &mut engine.recorder)?;
            }
            Frame::Report { report } => {
                let request = engine.core.orders().get(report.order).map(|order| order.request);
                engine.core.fold(&entry.frame, &mut engine.recorder)?;
                if let Some(request) = request {
                    self.executor.exchange.fold(report, &request)?;
                }
            }
            Frame::Approved { request, explanation, .. } => {
                engine.recorder.approval_row(at, request, explanation);
                engine.core.fold(&entry.frame, &mut engine.recorder)?;
            }
            Frame::Refused { request, rule, text, explanation } => {
                engine.core.fold(&entry.frame, &mut engine.recorder)?;
                engine.recorder.refusal_rows(at, request, rule, text, explanation);
            }
            Frame::Decided { bot, explanation } => engine.recorder.decided(at, *bot, explanation),
            Frame::Memory { bot, memory } => {
                if let Some(known) = self.bots.get_mut(&(entry.account, *bot)) {
                    (known.memory, known.at) = (memory.clone(), at);
                }
            }
            Frame::EpochBegun { .. }
            | Frame::BotState { .. }
            | Frame::StopMoved { .. }
            | Frame::CancelRequested { .. } => {
                engine.core.fold(&entry.frame, &mut engine.recorder)?;
            }
        }
        Ok(())
    }

    /// Gives bots their strategies back and begins a new epoch of order ids.
    fn wake(&mut self) -> Result<(), SessionError> {
        for ((account, bot), known) in &self.bots {
            let Some(session) = self.accounts.get(account) else { continue };
            let Some(book) = session.engine.core.book(*bot) else { continue };
            let draft = draft_of(known, book);
            let strategy = strategies::registry::build(&draft.strategy, &draft.params)?.boxed();
            let memory = (!known.memory.is_null()).then_some(known);
            let strategy = self.warmed(strategy, &draft, memory);
            if let Some(session) = self.accounts.get_mut(account) {
                session.engine.strategies.insert(*bot, strategy);
            }
        }
        let at = self.now;
        for session in self.accounts.values_mut() {
            let engine = &mut session.engine;
            engine.recorder.is_folding = false;
            let epoch = engine.core.epoch() + 1;
            engine.core.begin_epoch(epoch);
            engine.recorder.write(at, Frame::EpochBegun { epoch });
        }
        self.show_views();
        let frames = self.take_frames();
        if !frames.is_empty() {
            self.commit(None, frames, Vec::new(), None);
        }
        Ok(())
    }
}

impl Shard {
    /// Live values are there before the first record is made.
    fn show_views(&self) {
        let mut views = self.progress.views.write().unwrap_or_else(PoisonError::into_inner);
        for (id, session) in &self.accounts {
            if let Ok(view) = AccountView::of(session, self.now) {
                views.insert(*id, Arc::new(view));
            }
        }
    }
}

fn draft_of(known: &BotMemory, book: &engine::portfolio::BotBook) -> BotDraft {
    BotDraft {
        name: known.choice.bot_name.clone(),
        description: known.choice.description.clone(),
        strategy: known.choice.strategy.clone(),
        params: known.choice.params.clone(),
        instrument: book.instrument,
        timeframe: known.choice.timeframe,
        capital: model::Amount::ZERO,
        limits: book.limits,
    }
}
