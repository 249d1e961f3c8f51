//! What people ask of an account: checked, applied, written, answered once the tables show it.

use super::{Shard, projector};
use crate::config::SessionError;
use crate::executor::AccountSession;
use crate::handle::BotDraft;
use crate::journal::BotMemory;
use crate::projection::record::BotRecord;
use crate::projection::{AccountRecord, Scribe};
use engine::core::BotSpec;
use engine::journal::{Frame, StrategyChoice};
use engine::portfolio::BotState;
use engine::strategy::{Strategies, Strategy};
use engine::{Boxed, Broken, CoreConfig, Engine};
use model::{AccountId, Amount, AssetId, BotId, Instant, Timeframe};
use std::sync::Arc;
use tokio::sync::oneshot;

/// How many closed candles warm a strategy up: more than any parameter looks back.
pub const WARM_UP: usize = 10_100;

/// What a person asks for.
#[derive(Clone, Debug)]
pub enum Act {
    /// Open the account with these deposits; nothing if it is open.
    Open(Vec<(AssetId, Amount)>),
    /// Make a bot.
    BotCreate(Box<BotDraft>),
    /// Start, pause or stop a bot.
    BotState(BotId, BotState),
    /// Take a stopped, flat bot off.
    BotRemove(BotId),
    /// Engage or release a kill switch.
    Kill {
        /// Of a bot, or of the account.
        bot: Option<BotId>,
        /// Which way.
        is_engaged: bool,
        /// Why.
        reason: String,
    },
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is done.
    Done,
    /// A bot was made.
    Bot(BotId),
}

impl Shard {
    pub(crate) fn on_act(
        &mut self,
        account: AccountId,
        act: Act,
        reply: oneshot::Sender<Result<Outcome, SessionError>>,
    ) -> Result<(), SessionError> {
        let outcome = match self.perform(account, act) {
            Ok(outcome) => outcome,
            Err(error) => {
                // Nobody waiting for the answer any more is no error.
                let _ = reply.send(Err(error));
                return Ok(());
            }
        };
        let frames = self.take_frames();
        if frames.is_empty() {
            let _ = reply.send(Ok(outcome));
            return Ok(());
        }
        let mut before = frames;
        let mut memories = Vec::new();
        self.note_memories(self.now, &before, &mut memories);
        before.extend(memories);
        self.commit(None, before, Vec::new(), Some(projector::Reply { to: reply, outcome }));
        Ok(())
    }

    fn perform(&mut self, account: AccountId, act: Act) -> Result<Outcome, SessionError> {
        let at = self.now;
        if let Act::Open(deposits) = act {
            self.open_account(account, &deposits)?;
            return Ok(Outcome::Done);
        }
        let session = self.accounts.get(&account).ok_or(SessionError::NotFound { what: "account" })?;
        if let Some(reason) = &session.broken {
            return Err(SessionError::Conflict { reason: format!("the account has stopped: {reason}") });
        }
        match act {
            Act::Open(_) => Ok(Outcome::Done),
            Act::BotCreate(draft) => self.create_bot(account, *draft).map(Outcome::Bot),
            Act::BotState(bot, state) => {
                self.known_bot(account, bot)?;
                self.executor.act(at, account, &mut self.accounts, |engine, effects| {
                    engine.recorder.write(at, Frame::BotState { bot, state });
                    engine.core.advance(at)?;
                    engine.bot_state_set(bot, state, effects)
                })?;
                Ok(Outcome::Done)
            }
            Act::BotRemove(bot) => self.remove_bot(account, bot).map(|()| Outcome::Done),
            Act::Kill { bot, is_engaged, reason } => {
                if let Some(bot) = bot {
                    self.known_bot(account, bot)?;
                }
                self.executor.act(at, account, &mut self.accounts, |engine, effects| {
                    engine.recorder.kill_switch_row(at, bot, is_engaged, &reason);
                    engine.recorder.write(at, Frame::Kill { bot, is_engaged, reason });
                    engine.core.advance(at)?;
                    engine.kill_set(bot, is_engaged, effects)
                })?;
                Ok(Outcome::Done)
            }
        }
    }

    fn open_account(
        &mut self,
        account: AccountId,
        deposits: &[(AssetId, Amount)],
    ) -> Result<(), SessionError> {
        if self.accounts.contains_key(&account) {
            return Ok(());
        }
        let at = self.now;
        self.insert_account(account);
        for (asset, amount) in deposits {
            if !amount.is_positive() {
                return Err(SessionError::Conflict {
                    reason: format!("a deposit of {amount} is not above zero"),
                });
            }
            self.executor.exchange.deposit(account, *asset, *amount)?;
            self.executor.act(at, account, &mut self.accounts, |engine, _| {
                engine.recorder.write(at, Frame::Deposit { asset: *asset, amount: *amount });
                engine.core.advance(at)?;
                engine.core.apply_deposit(*asset, *amount, &mut engine.recorder)
            })?;
        }
        if let Some(session) = self.accounts.get_mut(&account) {
            session.engine.recorder.account_row(at, None);
        }
        Ok(())
    }

    /// An empty account; its first frame makes it known to the journal.
    pub(crate) fn insert_account(&mut self, account: AccountId) {
        let config =
            CoreConfig { account, catalog: Arc::clone(&self.catalog), fee_rate: self.header.models.fee_rate };
        let scribe = Scribe::new(account, AccountRecord::default());
        let engine = Engine::new(config, Boxed::default(), scribe);
        self.accounts.insert(account, AccountSession::new(engine));
    }

    fn create_bot(&mut self, account: AccountId, draft: BotDraft) -> Result<BotId, SessionError> {
        let at = self.now;
        let spec = self.bot_spec(&draft)?;
        let strategy = strategies::registry::build(&draft.strategy, &draft.params)?.boxed();
        let quote = self.catalog.instrument(draft.instrument).quote;
        let session = self.accounts.get(&account).ok_or(SessionError::NotFound { what: "account" })?;
        let free = session.engine.core.ledger().free(BotId::MAIN, quote);
        if !draft.capital.is_positive() || draft.capital > free {
            return Err(SessionError::InsufficientBalance { needed: draft.capital, free });
        }
        let strategy = self.warmed(strategy, &draft, None);
        let choice = StrategyChoice {
            bot_name: draft.name,
            description: draft.description,
            strategy: draft.strategy,
            params: draft.params,
            timeframe: draft.timeframe,
        };
        let memory = BotMemory { bot: BotId::MAIN, choice: choice.clone(), memory: strategy.memory(), at };
        self.executor.act(at, account, &mut self.accounts, |engine, _| {
            engine.recorder.write(at, Frame::BotAdded { spec, strategy: choice.clone() });
            engine.core.advance(at)?;
            add_bot(engine, &spec, &choice).map(|bot| engine.strategies.insert(bot, strategy))
        })?;
        let session = self.accounts.get(&account).ok_or(SessionError::NotFound { what: "account" })?;
        let bot = session.engine.core.books().map(|book| book.bot).max().unwrap_or(BotId::MAIN);
        self.bots.insert((account, bot), BotMemory { bot, ..memory });
        Ok(bot)
    }

    fn bot_spec(&self, draft: &BotDraft) -> Result<BotSpec, SessionError> {
        if draft.instrument.index() >= self.catalog.instruments().len() {
            return Err(SessionError::NotFound { what: "instrument" });
        }
        let offered =
            || self.series.timeframes().iter().map(Timeframe::to_string).collect::<Vec<_>>().join(", ");
        let series =
            self.series.id(draft.instrument, draft.timeframe).ok_or_else(|| SessionError::Conflict {
                reason: format!("time frame {} is not offered; there are: {}", draft.timeframe, offered()),
            })?;
        let scale = self.header.market.instruments[draft.instrument.index()].scale;
        Ok(BotSpec {
            instrument: draft.instrument,
            series,
            scale,
            capital: draft.capital,
            limits: draft.limits,
        })
    }

    /// A strategy that has seen recent history. With a memory it is put back as it was at that instant, and then sees the
    /// candles since.
    pub(crate) fn warmed(
        &self,
        mut strategy: Box<dyn Strategy>,
        draft: &BotDraft,
        memory: Option<&BotMemory>,
    ) -> Box<dyn Strategy> {
        let candles = self.market.recent(draft.instrument, draft.timeframe, self.now, WARM_UP);
        let span = draft.timeframe.span();
        let mut memory = memory;
        for candle in candles {
            let closed_at = candle.open_at.checked_add(span).unwrap_or(candle.open_at);
            if let Some(known) = memory.filter(|known| closed_at > known.at) {
                put_back(strategy.as_mut(), known);
                memory = None;
            }
            strategy.observe(&candle);
        }
        if let Some(known) = memory {
            put_back(strategy.as_mut(), known);
        }
        strategy
    }

    fn remove_bot(&mut self, account: AccountId, bot: BotId) -> Result<(), SessionError> {
        let at = self.now;
        self.known_bot(account, bot)?;
        let session = self.accounts.get(&account).ok_or(SessionError::NotFound { what: "account" })?;
        let core = &session.engine.core;
        let is_busy = core.orders().iter().any(|order| order.request.bot == bot);
        let book = core.book(bot).ok_or(SessionError::NotFound { what: "bot" })?;
        if matches!(book.state, BotState::Running | BotState::Paused) || !book.position.is_flat() || is_busy {
            let reason = "only a stopped bot that holds nothing can be removed".to_owned();
            return Err(SessionError::Conflict { reason });
        }
        self.executor.act(at, account, &mut self.accounts, |engine, _| {
            engine.recorder.write(at, Frame::BotRemoved { bot });
            engine.core.advance(at)?;
            engine.core.apply_bot_removal(bot, &mut engine.recorder)?;
            engine.recorder.bot_row(at, bot, Some(at));
            Ok(())
        })?;
        self.bots.remove(&(account, bot));
        Ok(())
    }

    fn known_bot(&self, account: AccountId, bot: BotId) -> Result<(), SessionError> {
        let session = self.accounts.get(&account).ok_or(SessionError::NotFound { what: "account" })?;
        session.engine.core.book(bot).map(drop).ok_or(SessionError::NotFound { what: "bot" })
    }
}

/// Adds a bot to an engine and to what is known of its account.
///
/// # Errors
/// [`Broken`], as [`engine::Core::apply_bot`].
pub fn add_bot<S: Strategies>(
    engine: &mut Engine<S, Scribe>,
    spec: &BotSpec,
    choice: &StrategyChoice,
) -> Result<BotId, Broken> {
    let at: Instant = engine.core.now();
    let bot = engine.core.apply_bot(spec, &mut engine.recorder)?;
    let record = BotRecord {
        choice: choice.clone(),
        instrument: spec.instrument,
        capital: spec.capital,
        created_at: at,
        started_at: None,
        state: BotState::Created,
        rule: String::new(),
        decision: None,
        trade: None,
        stop: None,
        targets: Vec::new(),
    };
    engine.recorder.record.bots.insert(bot, record);
    engine.recorder.bot_row(at, bot, None);
    Ok(bot)
}

fn put_back(strategy: &mut dyn Strategy, known: &BotMemory) {
    if let Err(error) = strategy.remember(known.memory.clone()) {
        tracing::warn!(bot = %known.choice.bot_name, "a strategy's memory is of another version; it begins anew: {error}");
    }
}
