//! The loop: candles in, commands to the exchange, its events back to the engine, until nothing is in flight.
//!
//! Per candle: *open* (waiting market orders fill, exits are placed), *range* (the walk through the candle), *close*
//! (strategies decide).

use engine::recorder::Recorder;
use engine::strategy::Strategies;
use engine::{Broken, Effects, Engine};
use model::{Candle, Event, Instant, InstrumentId, SeriesId, VenueEvent};
use sim::{Exchange, SimError, Step};

/// Events and commands that one candle may cause before the run is taken for an endless loop.
const ROUNDS_MAX: usize = 10_000;

/// An engine and an exchange, and what is under way between them.
#[derive(Debug)]
pub struct Driver<S, R> {
    /// The engine.
    pub engine: Engine<S, R>,
    /// The exchange.
    pub exchange: Exchange,
    effects: Effects,
    events: Vec<VenueEvent>,
}

/// Why a run cannot go on.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DriverError {
    /// The engine broke.
    #[error("the engine stopped: {0}")]
    Engine(#[from] Broken),
    /// The exchange broke.
    #[error("{0}")]
    Exchange(#[from] SimError),
    /// Engine and exchange answer each other without end.
    #[error("engine and exchange exchanged more than {ROUNDS_MAX} messages within one candle")]
    Endless,
    /// The books differ: a bug.
    #[error("the engine's books and the exchange's differ in asset {asset}: {engine} against {exchange}")]
    Books {
        /// Which asset.
        asset: String,
        /// The engine's total and held.
        engine: String,
        /// The exchange's.
        exchange: String,
    },
}

impl<S: Strategies, R: Recorder> Driver<S, R> {
    /// A driver of both.
    #[must_use]
    pub fn new(engine: Engine<S, R>, exchange: Exchange) -> Self {
        Self { engine, exchange, effects: Effects::default(), events: Vec::new() }
    }

    /// Open and range of one candle. Returns whether anything could happen in it.
    ///
    /// # Errors
    /// [`DriverError`].
    #[inline]
    pub fn trade_through(&mut self, instrument: InstrumentId, candle: &Candle) -> Result<bool, DriverError> {
        if self.exchange.is_touched(instrument, candle) || candle.high > self.engine.interest(instrument) {
            self.walk_through(instrument, candle)?;
            return Ok(true);
        }
        self.exchange.pass(instrument, candle);
        Ok(false)
    }

    /// The close of one series: strategies decide, their commands are carried out.
    ///
    /// # Errors
    /// [`DriverError`].
    #[inline]
    pub fn close(&mut self, series: SeriesId, candle: &Candle, close_at: Instant) -> Result<(), DriverError> {
        self.engine.step(close_at, Event::Close { series, candle }, &mut self.effects)?;
        if self.effects.commands.is_empty() { Ok(()) } else { self.exchange_messages(close_at) }
    }

    /// Fills what waits at the close it was decided at.
    ///
    /// # Errors
    /// [`DriverError`].
    pub fn fill_at_close(
        &mut self,
        instrument: InstrumentId,
        candle: &Candle,
        close_at: Instant,
    ) -> Result<(), DriverError> {
        self.exchange.fill_waiting(instrument, close_at, candle.close, &mut self.events)?;
        self.exchange_messages(close_at)
    }

    /// Lets the caller change the engine (a person's act), and carries out what follows.
    ///
    /// # Errors
    /// [`DriverError`].
    pub fn act<F>(&mut self, at: Instant, act: F) -> Result<(), DriverError>
    where
        F: FnOnce(&mut Engine<S, R>, &mut Effects) -> Result<(), Broken>,
    {
        act(&mut self.engine, &mut self.effects)?;
        self.exchange_messages(at)
    }

    /// Both books, asset by asset: nothing is in flight between calls, so totals and holds are equal.
    ///
    /// # Errors
    /// [`DriverError::Books`], [`DriverError::Engine`] on overflow.
    pub fn check_books(&self) -> Result<(), DriverError> {
        let core = &self.engine.core;
        for asset in core.catalog().assets() {
            let sum = core.ledger().sum(asset.id).map_err(Broken::from)?;
            let owned = core.ledger().owned(asset.id).map_err(Broken::from)?;
            let held = core.held(asset.id).map_err(Broken::from)?;
            let balance = self
                .exchange
                .account(core.account())
                .map(|account| account.balance(asset.id))
                .unwrap_or_default();
            let total = balance.free.checked_add(balance.held).map_err(Broken::from)?;
            if !sum.is_zero() || owned != total || held != balance.held {
                return Err(DriverError::Books {
                    asset: asset.symbol.clone(),
                    engine: format!("{owned} ({held} held, postings sum to {sum})"),
                    exchange: format!("{total} ({} held)", balance.held),
                });
            }
        }
        Ok(())
    }

    fn walk_through(&mut self, instrument: InstrumentId, candle: &Candle) -> Result<(), DriverError> {
        let at = candle.open_at;
        self.exchange.open(instrument, candle, &mut self.events)?;
        self.exchange_messages(at)?;
        if !self.exchange.is_touched(instrument, candle) && candle.high <= self.engine.interest(instrument) {
            self.exchange.end_row(instrument, candle);
            return Ok(());
        }
        let mut walk = Exchange::walk(instrument, candle);
        for _ in 0..ROUNDS_MAX {
            match self.exchange.step(&mut walk, &mut self.events)? {
                Step::Traded => {}
                Step::Rose(ticks) => {
                    if ticks > self.engine.interest(instrument) {
                        self.engine.step(at, Event::Price { instrument, ticks }, &mut self.effects)?;
                    }
                }
                Step::Done => return Ok(()),
            }
            self.exchange_messages(at)?;
        }
        Err(DriverError::Endless)
    }

    /// Delivers events and commands to and fro until nothing is under way.
    fn exchange_messages(&mut self, at: Instant) -> Result<(), DriverError> {
        for _ in 0..ROUNDS_MAX {
            for event in &self.events {
                self.engine.step(at, Event::Venue(event), &mut self.effects)?;
            }
            self.events.clear();
            if self.effects.commands.is_empty() {
                return Ok(());
            }
            for command in &self.effects.commands {
                self.exchange.submit(at, command, &mut self.events)?;
            }
            self.effects.commands.clear();
        }
        Err(DriverError::Endless)
    }
}
