//! The simulated exchange under many accounts' engines: the same phases as in a backtest, instrument by instrument.
//!
//! A step that breaks or panics stops its own account and nothing else: its effects are dropped.

use crate::config::SessionError;
use crate::market::{Batch, Series};
use crate::projection::Scribe;
use engine::journal::Frame;
use engine::{Boxed, Broken, Effects, Engine};
use model::{AccountId, Event, Instant, VenueEvent};
use sim::{Exchange, Step};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Rounds of messages that one candle may cause before it is taken for an endless loop.
const ROUNDS_MAX: usize = 10_000;

/// One account's engine.
#[derive(Debug)]
pub struct AccountSession {
    /// The engine.
    pub engine: Engine<Boxed, Scribe>,
    /// Why the account has stopped by itself.
    pub broken: Option<String>,
}

/// The exchange and what is under way.
#[derive(Debug)]
pub struct PaperExecutor {
    /// The exchange.
    pub exchange: Exchange,
    events: Vec<VenueEvent>,
    effects: Effects,
}

/// The accounts of a shard.
pub type Accounts = BTreeMap<AccountId, AccountSession>;

impl AccountSession {
    /// An account that trades.
    #[must_use]
    pub const fn new(engine: Engine<Boxed, Scribe>) -> Self {
        Self { engine, broken: None }
    }

    /// Lets the engine do something; if it breaks or panics, its commands are dropped and the account stops.
    pub fn guard<F>(&mut self, at: Instant, effects: &mut Effects, act: F)
    where
        F: FnOnce(&mut Engine<Boxed, Scribe>, &mut Effects) -> Result<(), Broken>,
    {
        if self.broken.is_some() {
            return;
        }
        let commands = effects.commands.len();
        let frames = self.engine.recorder.frames.len();
        let changes = self.engine.recorder.changes.len();
        let engine = &mut self.engine;
        let outcome = catch_unwind(AssertUnwindSafe(|| act(engine, effects)));
        let reason = match outcome {
            Ok(Ok(())) => return,
            Ok(Err(broken)) => broken.to_string(),
            Err(_) => "the engine panicked; the log has the place".to_owned(),
        };
        tracing::error!(account = %self.engine.recorder.account, "account stopped: {reason}");
        effects.commands.truncate(commands);
        self.engine.recorder.frames.truncate(frames);
        self.engine.recorder.changes.truncate(changes);
        self.engine.recorder.account_row(at, Some(reason.clone()));
        self.broken = Some(reason);
    }
}

impl PaperExecutor {
    /// An executor over an exchange.
    #[must_use]
    pub fn new(exchange: Exchange) -> Self {
        Self { exchange, events: Vec::new(), effects: Effects::default() }
    }

    /// Open and range of all candles of a batch.
    ///
    /// # Errors
    /// [`SessionError::Exchange`].
    pub fn trade_through(&mut self, batch: &Batch, accounts: &mut Accounts) -> Result<(), SessionError> {
        let at = batch.open_at;
        for bar in &batch.bars {
            let (instrument, candle) = (bar.instrument, &bar.candle);
            let interest = accounts.values_mut().map(|account| account.engine.interest(instrument)).min();
            let is_awaited = interest.is_some_and(|interest| candle.high > interest);
            if !is_awaited && !self.exchange.is_touched(instrument, candle) {
                self.exchange.pass(instrument, candle);
                continue;
            }
            self.exchange.open(instrument, candle, &mut self.events)?;
            self.messages(at, accounts)?;
            let mut walk = Exchange::walk(instrument, candle);
            for _ in 0..ROUNDS_MAX {
                match self.exchange.step(&mut walk, &mut self.events)? {
                    Step::Traded => {}
                    Step::Rose(ticks) => {
                        for account in accounts.values_mut() {
                            if ticks > account.engine.interest(instrument) {
                                let event = Event::Price { instrument, ticks };
                                account.guard(at, &mut self.effects, |engine, effects| {
                                    engine.step(at, event, effects)
                                });
                            }
                        }
                    }
                    Step::Done => break,
                }
                self.messages(at, accounts)?;
            }
        }
        Ok(())
    }

    /// The closes of a batch: strategies decide.
    ///
    /// # Errors
    /// [`SessionError::Exchange`].
    pub fn close(
        &mut self,
        batch: &Batch,
        closed: &[Series],
        accounts: &mut Accounts,
    ) -> Result<(), SessionError> {
        let at = batch.close_at;
        for account in accounts.values_mut() {
            for bar in &batch.bars {
                account.engine.core.apply_mark(bar.instrument, bar.candle.close);
            }
        }
        for Series { series, candle, .. } in closed {
            for account in accounts.values_mut() {
                let event = Event::Close { series: *series, candle };
                account.guard(at, &mut self.effects, |engine, effects| engine.step(at, event, effects));
            }
            self.messages(at, accounts)?;
        }
        Ok(())
    }

    /// A person's act on one account.
    ///
    /// # Errors
    /// [`SessionError::Exchange`].
    pub fn act<F>(
        &mut self,
        at: Instant,
        account: AccountId,
        accounts: &mut Accounts,
        act: F,
    ) -> Result<(), SessionError>
    where
        F: FnOnce(&mut Engine<Boxed, Scribe>, &mut Effects) -> Result<(), Broken>,
    {
        let Some(session) = accounts.get_mut(&account) else {
            return Err(SessionError::NotFound { what: "account" });
        };
        session.guard(at, &mut self.effects, act);
        self.messages(at, accounts)
    }

    /// Events and commands to and fro until nothing is under way.
    fn messages(&mut self, at: Instant, accounts: &mut Accounts) -> Result<(), SessionError> {
        for _ in 0..ROUNDS_MAX {
            for event in std::mem::take(&mut self.events) {
                let Some(account) = accounts.get_mut(&event.account) else { continue };
                account.guard(at, &mut self.effects, |engine, effects| {
                    engine.recorder.write(at, Frame::Report { report: event });
                    engine.step(at, Event::Venue(&event), effects)
                });
            }
            if self.effects.commands.is_empty() {
                return Ok(());
            }
            for command in std::mem::take(&mut self.effects.commands) {
                self.exchange.submit(at, &command, &mut self.events)?;
            }
        }
        Err(SessionError::Conflict { reason: "engine and exchange answer each other without end".to_owned() })
    }
}
