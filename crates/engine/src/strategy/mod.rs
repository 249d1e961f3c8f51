//! The contract between a strategy and the engine.
//!
//! A strategy sees closed candles and a read-only [`Context`], and asks for things with [`Intents`]. It never sees an
//! order id, a venue or the ledger; what it asks for passes the risk gate.
//!
//! - [`context`]: what a strategy may read. - [`intent`]: what it may ask for. - [`explanation`]: its reasons, as typed
//!   facts. - [`params`]: parameters with bounds and docs.

pub mod context;
pub mod explanation;
pub mod intent;
pub mod params;

pub use context::Context;
pub use explanation::{Check, Explanation, Fact, FactValue};
pub use intent::{Intent, Intents};
pub use params::{ParamError, ParamKind, ParamSpec, Params};

use model::{BotId, Candle, Fill, Purpose, Side};
use std::fmt::Debug;

/// A strategy of one bot.
pub trait Strategy: Debug + Send {
    /// Takes a closed candle into the strategy's series, deciding nothing: warm-up from history, and the first half of
    /// every close.
    fn observe(&mut self, candle: &Candle);

    /// Decides at a close, after [`observe`](Self::observe) has taken the candle.
    fn decide(&mut self, candle: &Candle, context: &Context<'_>, intents: &mut Intents);

    /// Takes notice of an own fill, after it was booked. Exits are placed here.
    fn filled(&mut self, own: OwnFill<'_>, context: &Context<'_>, intents: &mut Intents);

    /// Takes notice of a price above [`interest`](Self::interest), in ticks.
    fn rose(&mut self, ticks: i64, context: &Context<'_>, intents: &mut Intents);

    /// Takes notice that the last of its resting exits is off the books by cancellation, while something is held: what
    /// it canceled to place anew is placed here.
    fn exits_ended(&mut self, _context: &Context<'_>, _intents: &mut Intents) {}

    /// The price in ticks above which [`rose`](Self::rose) is to be called; `i64::MAX` for none.
    fn interest(&self) -> i64;

    /// The reasons behind the last decision.
    fn explain(&self, context: &Context<'_>) -> Explanation;

    /// What must survive a restart beyond what warm-up brings back (the exits' stage, say), as JSON.
    fn memory(&self) -> serde_json::Value;

    /// Puts back what [`memory`](Self::memory) gave.
    ///
    /// # Errors
    /// When it was written by another version of the strategy.
    fn remember(&mut self, memory: serde_json::Value) -> Result<(), serde_json::Error>;
}

/// An own fill, as a strategy sees it.
#[derive(Clone, Copy, Debug)]
pub struct OwnFill<'a> {
    /// Bought or sold.
    pub side: Side,
    /// What the order was for.
    pub purpose: Purpose,
    /// The fill.
    pub fill: &'a Fill,
}

/// The strategies of an engine: one concrete type in a backtest, boxed ones in a session.
pub trait Strategies {
    /// The type of one strategy.
    type One: Strategy + ?Sized;

    /// The strategy of a bot.
    fn get_mut(&mut self, bot: BotId) -> Option<&mut Self::One>;
}

/// One strategy for one bot, known at compile time.
#[derive(Clone, Debug)]
pub struct Solo<S> {
    /// Whose.
    pub bot: BotId,
    /// The strategy.
    pub strategy: S,
}

impl<S: Strategy> Strategies for Solo<S> {
    type One = S;

    #[inline]
    fn get_mut(&mut self, bot: BotId) -> Option<&mut S> {
        (bot == self.bot).then_some(&mut self.strategy)
    }
}

/// Strategies of any kind, by bot.
#[derive(Debug, Default)]
pub struct Boxed {
    strategies: Vec<Option<Box<dyn Strategy>>>,
}

impl Boxed {
    /// Gives a bot its strategy, in place of an earlier one.
    pub fn insert(&mut self, bot: BotId, strategy: Box<dyn Strategy>) {
        if self.strategies.len() <= bot.index() {
            self.strategies.resize_with(bot.index() + 1, || None);
        }
        self.strategies[bot.index()] = Some(strategy);
    }
}

impl Strategies for Boxed {
    type One = dyn Strategy;

    fn get_mut(&mut self, bot: BotId) -> Option<&mut (dyn Strategy + 'static)> {
        self.strategies.get_mut(bot.index())?.as_deref_mut()
    }
}
