//! The engine's state and the only functions that change it: decisions and venue events are *applied* here, never made.
//!
//! Live, backtest and recovery go through the same functions; recovery takes the decisions from the journal.
//!
//! - [`accessors`]: what may be read. - [`decisions`]: orders, amendments, cancellations. - [`acts`]: bots, deposits, kill
//!   switches. - [`market`]: prices and closes. - [`reports`]: what the venue says. - [`fills`]: trades, booked.

mod accessors;
mod acts;
mod decisions;
mod fills;
mod market;
mod reports;

pub use acts::BotSpec;
pub use reports::Booked;

use crate::ledger::{Ledger, LedgerError};
use crate::orders::{Tracker, TransitionError};
use crate::portfolio::BotBook;
use crate::state_hash::StateHash;
use model::{AccountId, BotId, Catalog, Instant, MoneyError, Ratio};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What an engine is made with.
#[derive(Clone, Debug)]
pub struct CoreConfig {
    /// Whose engine.
    pub account: AccountId,
    /// The instruments of its venue.
    pub catalog: Arc<Catalog>,
    /// The venue's taker fee, with which costs are estimated.
    pub fee_rate: Ratio,
}

/// One account's engine without its strategies.
#[derive(Clone, Debug)]
pub struct Core {
    catalog: Arc<Catalog>,
    state: CoreState,
}

/// All that changes, as a snapshot holds it (version [`CoreState::VERSION`]).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoreState {
    account: AccountId,
    fee_rate: Ratio,
    now: Instant,
    epoch: u32,
    sequence: u32,
    group_next: u64,
    booking_next: u64,
    is_killed: bool,
    ledger: Ledger,
    orders: Tracker,
    books: Vec<Option<BotBook>>,
    by_series: Vec<Vec<BotId>>,
    marks: Vec<i64>,
    hash: StateHash,
}

impl CoreState {
    /// The version of this form.
    pub const VERSION: u32 = 1;
}

/// Why an engine cannot go on: a bug or an overflow. Its account is stopped and rebuilt from the journal.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// An event's instant lies before an earlier one's.
    #[error("the event of {at} comes after one of {last}")]
    TimeFell {
        /// The event's instant.
        at: Instant,
        /// The newest instant before it.
        last: Instant,
    },
    /// A booking left the range of money.
    #[error("a booking overflows: {0}")]
    Money(#[from] MoneyError),
    /// The ledger refused a transaction.
    #[error("the ledger refuses a transaction: {0}")]
    Ledger(#[from] LedgerError),
    /// Our own code moved an order where the table has no way.
    #[error("a decision breaks the life of an order: {0}")]
    Transition(#[from] TransitionError),
    /// Something that our own code never does.
    #[error("invariant broken: {0}")]
    Invariant(&'static str),
}

impl Core {
    /// An empty account.
    #[must_use]
    pub fn new(config: CoreConfig) -> Self {
        let state = CoreState {
            account: config.account,
            fee_rate: config.fee_rate,
            now: Instant::from_nanos(i64::MIN),
            epoch: 1,
            sequence: 0,
            group_next: 1,
            booking_next: 1,
            is_killed: false,
            ledger: Ledger::new(config.catalog.assets().len()),
            orders: Tracker::default(),
            books: vec![None],
            by_series: Vec::new(),
            marks: vec![0; config.catalog.instruments().len()],
            hash: StateHash::default(),
        };
        Self { catalog: config.catalog, state }
    }

    /// The engine of a snapshot, over the same catalog.
    #[must_use]
    pub fn restore(catalog: Arc<Catalog>, state: CoreState) -> Self {
        let mut core = Self { catalog, state };
        core.state.marks.resize(core.catalog.instruments().len(), 0);
        core
    }

    /// All that changes, for a snapshot.
    #[must_use]
    pub const fn state(&self) -> &CoreState {
        &self.state
    }

    /// Begins a new epoch after a recovery, so that no order id is ever used again.
    pub const fn begin_epoch(&mut self, epoch: u32) {
        self.state.epoch = epoch;
        self.state.sequence = 0;
    }

    /// Takes the instant of the next event.
    ///
    /// # Errors
    /// [`Broken::TimeFell`].
    #[inline]
    pub fn advance(&mut self, at: Instant) -> Result<(), Broken> {
        if at < self.state.now {
            return Err(Broken::TimeFell { at, last: self.state.now });
        }
        self.state.now = at;
        Ok(())
    }
}
