//! `tradewind parity`: a recorded session once more, through the backtest's driver, with the strategies deciding anew.
//!
//! Persons' acts and candles are the recorded ones; every decision and every fill must come out the same. The journal is
//! read, never written.

use crate::failure::{Failure, Result};
use crate::output;
use backtest::Driver;
use clap::Args;
use engine::journal::Frame;
use engine::{Boxed, CoreConfig, Engine};
use model::{AccountId, Catalog, Fill, Instant, PriceScale, VenueEventKind};
use serde::Serialize;
use session::journal::{Entry, Header, Journal, Record};
use session::market::{Batch, SeriesTable, Source};
use session::projection::{AccountRecord, Scribe};
use session::shard::act::{WARM_UP, add_bot};
use session::{MarketView, SessionError};
use sim::Exchange;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use store::Change;

/// The arguments of `parity`.
#[derive(Debug, Args)]
#[command(after_help = "\
Exit code 0 when there is no difference, 1 when there is one.

Examples:
  tradewind parity --journal ~/.local/share/tradewind/demo/journal")]
pub struct ParityArgs {
    /// The journal folder of a session
    #[arg(long, value_name = "FOLDER")]
    journal: PathBuf,
    /// Print one JSON document
    #[arg(long)]
    json: bool,
}

/// What came of it.
#[derive(Debug, Default, Serialize)]
struct Outcome {
    records: usize,
    batches: u64,
    decisions: u64,
    fills: u64,
    difference: Option<Difference>,
}

/// The first thing that differs.
#[derive(Debug, Serialize)]
struct Difference {
    record: u64,
    account: AccountId,
    at: String,
    recorded: Option<String>,
    replayed: Option<String>,
}

/// Everything that is replayed.
struct Replay {
    header: Header,
    catalog: Arc<Catalog>,
    source: Source,
    market: MarketView,
    series: SeriesTable,
    drivers: BTreeMap<AccountId, Driver<Boxed, Scribe>>,
    outcome: Outcome,
}

/// Runs it.
pub fn run(args: &ParityArgs) -> Result {
    let place = args.journal.display();
    if !args.journal.is_dir() {
        return Err(Failure::BadInput(format!(
            "{place}: there is no such folder; name the journal folder of a session"
        )));
    }
    let segments = session::journal::reader::segments(&args.journal).map_err(fault)?;
    if let Some((begin, _)) = segments.first().filter(|(begin, _)| *begin > 1) {
        return Err(Failure::BadInput(format!(
            "{place}: its records before {begin} were removed, and parity can only check a recording from its beginning; \
             how much is kept is set by session.journal_days and session.journal_gib"
        )));
    }
    let journal = session::journal::read(&args.journal, 0).map_err(fault)?;
    let journal = journal.ok_or_else(|| Failure::BadInput(format!("{place}: holds no journal")))?;
    let mut replay = Replay::new(&journal)?;
    for record in &journal.records {
        replay.play(record)?;
        if replay.outcome.difference.is_some() {
            break;
        }
    }
    replay.answer(args.json)
}

fn fault(error: SessionError) -> Failure {
    match error {
        SessionError::Archive(error) => Failure::from(error),
        other => Failure::bad_input(other),
    }
}

impl Replay {
    fn new(journal: &Journal) -> Result<Self> {
        let header = journal.header.clone();
        let catalog = Arc::new(header.market.catalog().map_err(fault)?);
        let (source, histories) = Source::open(&header.market, 0).map_err(fault)?;
        let mut series = SeriesTable::new(header.market.timeframe, histories.len()).map_err(fault)?;
        for (instrument, history) in catalog.instruments().iter().zip(&histories) {
            series.warm(instrument.id, history);
        }
        let scales: Vec<PriceScale> = header.market.instruments.iter().map(|spec| spec.scale).collect();
        let market = MarketView::new(header.market.timeframe, &scales, histories);
        let outcome = Outcome { records: journal.records.len(), ..Outcome::default() };
        Ok(Self { header, catalog, source, market, series, drivers: BTreeMap::new(), outcome })
    }

    fn play(&mut self, record: &Record) -> Result {
        match record.batch {
            None => self.acts(record)?,
            Some(number) => {
                let batch = self.source.next_batch().filter(|batch| batch.number == number);
                let batch =
                    batch.ok_or_else(|| Failure::BadInput(format!("the market has no batch {number}")))?;
                self.outcome.batches += 1;
                self.batch(&batch)?;
            }
        }
        let accounts: Vec<AccountId> = self.drivers.keys().copied().collect();
        for account in accounts {
            self.compare(record, account);
        }
        Ok(())
    }

    fn batch(&mut self, batch: &Batch) -> Result {
        let closed = self.series.close(batch);
        for driver in self.drivers.values_mut() {
            for bar in &batch.bars {
                driver.trade_through(bar.instrument, &bar.candle).map_err(Failure::failed)?;
            }
            for bar in &batch.bars {
                driver.engine.core.apply_mark(bar.instrument, bar.candle.close);
            }
            for closed in &closed {
                driver.close(closed.series, &closed.candle, batch.close_at).map_err(Failure::failed)?;
            }
        }
        self.market.close(batch);
        Ok(())
    }

    fn acts(&mut self, record: &Record) -> Result {
        for entry in &record.before {
            self.act(entry).map_err(|reason| {
                Failure::failed(format!("record {}: an act cannot be replayed: {reason}", record.seq))
            })?;
        }
        Ok(())
    }

    fn act(&mut self, Entry { account, at, frame }: &Entry) -> Result<(), String> {
        let at = *at;
        let driver = self
            .drivers
            .entry(*account)
            .or_insert_with(|| new_driver(&self.header, &self.catalog, &self.market, *account));
        let failed = |error: &dyn std::fmt::Display| error.to_string();
        match frame {
            Frame::Deposit { asset, amount } => {
                driver.exchange.deposit(*account, *asset, *amount).map_err(|error| failed(&error))?;
                let deposit = |engine: &mut Engine<Boxed, Scribe>| {
                    engine.core.advance(at)?;
                    engine.core.apply_deposit(*asset, *amount, &mut engine.recorder)
                };
                deposit(&mut driver.engine).map_err(|error| failed(&error))
            }
            Frame::BotAdded { spec, strategy } => {
                let built = strategies::registry::build(&strategy.strategy, &strategy.params);
                let mut built = built.map_err(|error| failed(&error))?.boxed();
                for candle in self.market.recent(spec.instrument, strategy.timeframe, at, WARM_UP) {
                    built.observe(&candle);
                }
                driver.engine.core.advance(at).map_err(|error| failed(&error))?;
                let bot = add_bot(&mut driver.engine, spec, strategy).map_err(|error| failed(&error))?;
                driver.engine.strategies.insert(bot, built);
                Ok(())
            }
            Frame::BotRemoved { bot } => {
                let removed = driver.engine.core.apply_bot_removal(*bot, &mut driver.engine.recorder);
                removed.map_err(|error| failed(&error))
            }
            Frame::BotState { bot, state } => driver
                .act(at, |engine, effects| {
                    engine.core.advance(at)?;
                    engine.bot_state_set(*bot, *state, effects)
                })
                .map_err(|error| failed(&error)),
            Frame::Kill { bot, is_engaged, .. } => driver
                .act(at, |engine, effects| {
                    engine.core.advance(at)?;
                    engine.kill_set(*bot, *is_engaged, effects)
                })
                .map_err(|error| failed(&error)),
            Frame::EpochBegun { epoch } => {
                driver.engine.core.begin_epoch(*epoch);
                Ok(())
            }
            Frame::Report { .. }
            | Frame::Approved { .. }
            | Frame::Refused { .. }
            | Frame::StopMoved { .. }
            | Frame::CancelRequested { .. }
            | Frame::Decided { .. }
            | Frame::Memory { .. } => Ok(()),
        }
    }

    /// What the record says of an account against what the driver has done: decisions, then fills.
    fn compare(&mut self, record: &Record, account: AccountId) {
        let Some(driver) = self.drivers.get_mut(&account) else { return };
        let scribe = &mut driver.engine.recorder;
        let replayed_frames = std::mem::take(&mut scribe.frames);
        let replayed_changes = std::mem::take(&mut scribe.changes);
        let entries = || record.before.iter().chain(&record.after).filter(|entry| entry.account == account);
        let recorded: Vec<String> = entries().filter(|entry| is_decision(&entry.frame)).map(words).collect();
        let replayed: Vec<String> =
            replayed_frames.iter().filter(|entry| is_decision(&entry.frame)).map(words).collect();
        self.outcome.decisions += recorded.len() as u64;
        let recorded_fills: Vec<String> = entries().filter_map(recorded_fill).collect();
        let replayed_fills: Vec<String> = replayed_changes.iter().filter_map(replayed_fill).collect();
        self.outcome.fills += recorded_fills.len() as u64;
        for (left, right) in [(&recorded, &replayed), (&recorded_fills, &replayed_fills)] {
            let length = left.len().max(right.len());
            let Some(index) = (0..length).find(|index| left.get(*index) != right.get(*index)) else {
                continue;
            };
            self.outcome.difference = Some(Difference {
                record: record.seq,
                account,
                at: record.at.to_rfc3339(),
                recorded: left.get(index).cloned(),
                replayed: right.get(index).cloned(),
            });
            return;
        }
    }

    fn answer(&self, json: bool) -> Result {
        let outcome = &self.outcome;
        if json {
            output::print_json(outcome)?;
        }
        match &outcome.difference {
            None if json => Ok(()),
            None => output::print(&format!(
                "no difference: {} records, {} batches of candles, {} decisions, {} fills\n",
                outcome.records, outcome.batches, outcome.decisions, outcome.fills
            )),
            Some(first) => Err(Failure::failed(format!(
                "record {} of account {} at {} differs: recorded {}, replayed {}",
                first.record,
                first.account,
                first.at,
                first.recorded.as_deref().unwrap_or("nothing"),
                first.replayed.as_deref().unwrap_or("nothing")
            ))),
        }
    }
}

/// After every candle.
const END_OF_TIME: Instant = Instant::from_nanos(i64::MAX);

fn new_driver(
    header: &Header,
    catalog: &Arc<Catalog>,
    market: &MarketView,
    account: AccountId,
) -> Driver<Boxed, Scribe> {
    let config = CoreConfig { account, catalog: Arc::clone(catalog), fee_rate: header.models.fee_rate };
    let scribe = Scribe::new(account, AccountRecord::default());
    let engine = Engine::new(config, Boxed::default(), scribe);
    let scales: Vec<PriceScale> = header.market.instruments.iter().map(|spec| spec.scale).collect();
    let mut exchange = Exchange::new(Arc::clone(catalog), &scales, header.models);
    for instrument in catalog.instruments() {
        if let Some(last) = market.recent(instrument.id, header.market.timeframe, END_OF_TIME, 1).last() {
            exchange.pass(instrument.id, last);
        }
    }
    Driver::new(engine, exchange)
}

const fn is_decision(frame: &Frame) -> bool {
    matches!(
        frame,
        Frame::Approved { .. }
            | Frame::Refused { .. }
            | Frame::StopMoved { .. }
            | Frame::CancelRequested { .. }
            | Frame::Decided { .. }
    )
}

/// The decision as text. The sentence of a refusal is left out: its facts decide, not how a version words them.
fn words(entry: &Entry) -> String {
    let mut frame = entry.frame.clone();
    if let Frame::Refused { text, .. } = &mut frame {
        text.clear();
    }
    serde_json::to_string(&frame).unwrap_or_default()
}

fn recorded_fill(entry: &Entry) -> Option<String> {
    let Frame::Report { report } = &entry.frame else { return None };
    let VenueEventKind::Filled(Fill { price, quantity, fee, .. }) = report.kind else { return None };
    Some(format!("order {} filled {quantity} at {price}, fee {fee}", report.order))
}

fn replayed_fill(change: &Change) -> Option<String> {
    let Change::Fill(row) = change else { return None };
    Some(format!("order {} filled {} at {}, fee {}", row.order, row.quantity, row.price, row.fee))
}
