//! Prices and closes applied: marks, the highest price of open trades, the day and the peak that limits look at.
//!
//! [`Engine::step`](crate::Engine::step) calls these before it asks a strategy; recovery calls them alone, between the
//! frames, in the same order.

use super::{Broken, Core};
use crate::portfolio::BotBook;
use model::{BotId, Candle, InstrumentId, SeriesId};

impl Core {
    /// Takes a price: the mark, and the highest price of the trades that are open in this instrument.
    pub fn apply_price(&mut self, instrument: InstrumentId, ticks: i64) {
        self.apply_mark(instrument, ticks);
        for index in 1..self.state.books.len() {
            if let Some(book) = self.book_at(index).filter(|book| book.instrument == instrument) {
                self.apply_high(book.bot, ticks);
            }
        }
    }

    /// Follows the highest price of a bot's open trade.
    pub fn apply_high(&mut self, bot: BotId, ticks: i64) {
        if let Ok(book) = self.book_mut(bot)
            && let Some(trade) = book.trade.as_mut()
        {
            trade.highest = trade.highest.max(book.scale.price(ticks));
        }
    }

    /// Takes a closed candle for every bot that decides on its series.
    ///
    /// # Errors
    /// [`Broken`] on overflow.
    #[inline]
    pub fn apply_candle(&mut self, series: SeriesId, candle: &Candle) -> Result<(), Broken> {
        for index in 1..self.bots_count() {
            self.apply_candle_at(index, series, candle)?;
        }
        Ok(())
    }

    /// Takes a closed candle for the bot at `index`, if it decides on this series. (Looking at every book is faster than
    /// a list of those concerned: the addresses are known at once.)
    #[inline]
    pub(crate) fn apply_candle_at(
        &mut self,
        index: usize,
        series: SeriesId,
        candle: &Candle,
    ) -> Result<Option<BotId>, Broken> {
        let Some(Some(book)) = self.state.books.get_mut(index) else { return Ok(None) };
        if book.series != series {
            return Ok(None);
        }
        self.state.marks[book.instrument.index()] = candle.close;
        raise_highest(book, candle);
        let bot = book.bot;
        if book.limits.follows_equity() {
            self.follow_equity(bot)?;
        }
        Ok(Some(bot))
    }

    /// Takes the last price of an instrument, in ticks.
    #[inline]
    pub fn apply_mark(&mut self, instrument: InstrumentId, ticks: i64) {
        self.state.marks[instrument.index()] = ticks;
    }

    /// Follows the highest price of an open trade through a closed candle, and the day's and the peak equity where a
    /// limit needs them.
    ///
    /// # Errors
    /// [`Broken`] on overflow.
    #[inline]
    pub fn apply_close(&mut self, bot: BotId, candle: &Candle) -> Result<(), Broken> {
        let book = self.book_mut(bot)?;
        raise_highest(book, candle);
        if book.limits.follows_equity() { self.follow_equity(bot) } else { Ok(()) }
    }

    fn follow_equity(&mut self, bot: BotId) -> Result<(), Broken> {
        self.begin_day(bot)?;
        let book = self.book(bot).ok_or(Broken::Invariant("a close is applied to a known bot"))?;
        let equity = self.bot_equity(book)?;
        let day = &mut self.book_mut(bot)?.day;
        day.equity_peak = day.equity_peak.max(equity);
        Ok(())
    }

    /// Begins a bot's UTC day, once: no entries yet, and the equity that a daily loss is measured from.
    pub(super) fn begin_day(&mut self, bot: BotId) -> Result<(), Broken> {
        let today = self.state.now.utc_day();
        let book = self.book(bot).ok_or(Broken::Invariant("a day belongs to a known bot"))?;
        if book.day.day == today && !book.day.equity_at_start.is_zero() {
            return Ok(());
        }
        let equity_at_start = self.bot_equity(book)?;
        let day = &mut self.book_mut(bot)?.day;
        if day.day != today {
            (day.day, day.entries) = (today, 0);
        }
        day.equity_at_start = equity_at_start;
        Ok(())
    }
}

#[inline]
fn raise_highest(book: &mut BotBook, candle: &Candle) {
    if let Some(trade) = book.trade.as_mut() {
        // What the candle saw before the entry is not this trade's.
        let ticks = if trade.entry_at <= candle.open_at { candle.high } else { candle.close };
        trade.highest = trade.highest.max(book.scale.price(ticks));
    }
}
