//! What a strategy may read: its own book, its instrument, its money. Nothing can be changed through it.

use crate::core::Core;
use crate::portfolio::{BotBook, Position};
use model::{Amount, Instant, Instrument, MoneyError, Price, PriceScale, Quantity, Ratio};

/// A read-only view of one bot's affairs at one instant.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    core: &'a Core,
    book: &'a BotBook,
}

impl<'a> Context<'a> {
    /// The view of a bot's book.
    #[must_use]
    pub(crate) const fn new(core: &'a Core, book: &'a BotBook) -> Self {
        Self { core, book }
    }

    /// The instant of the event.
    #[must_use]
    pub const fn at(&self) -> Instant {
        self.core.now()
    }

    /// What the bot trades.
    #[must_use]
    pub fn instrument(&self) -> &'a Instrument {
        self.core.catalog().instrument(self.book.instrument)
    }

    /// The ticks of its series.
    #[must_use]
    pub const fn scale(&self) -> PriceScale {
        self.book.scale
    }

    /// What it holds.
    #[must_use]
    pub const fn position(&self) -> &'a Position {
        &self.book.position
    }

    /// Whether it holds nothing.
    #[must_use]
    pub const fn is_flat(&self) -> bool {
        self.book.position.is_flat()
    }

    /// Whether a market order of its waits for its price: no decision is made meanwhile.
    #[must_use]
    pub const fn is_waiting(&self) -> bool {
        self.book.waiting.is_some()
    }

    /// Whether exits of its rest at the venue.
    #[must_use]
    pub const fn has_exits(&self) -> bool {
        self.book.exits.is_some()
    }

    /// Whether a stop of its rests at the venue.
    #[must_use]
    pub const fn has_stop(&self) -> bool {
        self.book.stop.is_some()
    }

    /// Whether it may ask for entries: it runs. A kill switch is the gate's matter.
    #[must_use]
    pub const fn takes_entries(&self) -> bool {
        self.book.takes_entries()
    }

    /// What it can spend, in quote.
    #[must_use]
    pub fn cash(&self) -> Amount {
        self.core.ledger().free(self.book.bot, self.book.quote)
    }

    /// Its cash, free and held, and its position at the last price.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`].
    pub fn equity(&self) -> Result<Amount, MoneyError> {
        self.core.bot_equity(self.book)
    }

    /// The last price.
    #[must_use]
    pub fn price(&self) -> Price {
        self.core.mark(self.book)
    }

    /// The venue's taker fee.
    #[must_use]
    pub const fn fee_rate(&self) -> Ratio {
        self.core.fee_rate()
    }

    /// The most lots that its cash pays for at `price`, fees included.
    ///
    /// # Errors
    /// [`MoneyError`].
    pub fn lots_affordable(&self, price: Price) -> Result<Quantity, MoneyError> {
        self.instrument().lots_for(self.cash(), price, self.fee_rate())
    }
}
