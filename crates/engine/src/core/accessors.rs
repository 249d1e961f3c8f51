//! What may be read of an engine's state.

use super::Core;
use crate::ledger::{AccountKind, Ledger, LedgerAccount};
use crate::orders::Tracker;
use crate::portfolio::BotBook;
use crate::state_hash::StateHash;
use model::{
    AccountId, Amount, AssetId, BotId, Catalog, Instant, InstrumentId, MoneyError, Price, Ratio, SeriesId,
};
use std::sync::Arc;

impl Core {
    /// Whose engine this is.
    #[must_use]
    pub const fn account(&self) -> AccountId {
        self.state.account
    }

    /// The instruments of its venue.
    #[must_use]
    pub const fn catalog(&self) -> &Arc<Catalog> {
        &self.catalog
    }

    /// The instant of the newest event.
    #[must_use]
    pub const fn now(&self) -> Instant {
        self.state.now
    }

    /// The epoch of its order ids.
    #[must_use]
    pub const fn epoch(&self) -> u32 {
        self.state.epoch
    }

    /// The venue's taker fee.
    #[must_use]
    pub const fn fee_rate(&self) -> Ratio {
        self.state.fee_rate
    }

    /// The ledger.
    #[must_use]
    pub const fn ledger(&self) -> &Ledger {
        &self.state.ledger
    }

    /// The orders.
    #[must_use]
    pub const fn orders(&self) -> &Tracker {
        &self.state.orders
    }

    /// Whether the account's kill switch is engaged.
    #[must_use]
    pub const fn is_killed(&self) -> bool {
        self.state.is_killed
    }

    /// The fingerprint of all that was decided, reported and booked.
    #[must_use]
    pub const fn hash(&self) -> StateHash {
        self.state.hash
    }

    /// A bot's book.
    #[must_use]
    #[inline]
    pub fn book(&self, bot: BotId) -> Option<&BotBook> {
        self.state.books.get(bot.index())?.as_ref()
    }

    /// How many bots there have ever been, the main account counted as one.
    #[must_use]
    pub const fn bots_count(&self) -> usize {
        self.state.books.len()
    }

    pub(crate) fn book_at(&self, index: usize) -> Option<&BotBook> {
        self.state.books.get(index)?.as_ref()
    }

    /// All books, by bot.
    pub fn books(&self) -> impl Iterator<Item = &BotBook> {
        self.state.books.iter().flatten()
    }

    /// The bots that decide on a series, in bot order.
    #[must_use]
    #[inline]
    pub fn bots_on(&self, series: SeriesId) -> &[BotId] {
        self.state.by_series.get(series.index()).map_or(&[], Vec::as_slice)
    }

    /// The last price of an instrument in ticks; 0 before the first.
    #[must_use]
    pub fn mark_ticks(&self, instrument: InstrumentId) -> i64 {
        self.state.marks[instrument.index()]
    }

    /// The last price of what a bot trades.
    #[must_use]
    pub fn mark(&self, book: &BotBook) -> Price {
        book.scale.price(self.mark_ticks(book.instrument))
    }

    /// A bot's cash, free and held, and its position at the last price.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`].
    pub fn bot_equity(&self, book: &BotBook) -> Result<Amount, MoneyError> {
        let cash = self.bot_cash(book)?;
        if book.position.is_flat() {
            return Ok(cash);
        }
        cash.checked_add(book.position.value(self.mark(book))?)
    }

    /// What all open orders hold of an asset.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`].
    pub fn held(&self, asset: AssetId) -> Result<Amount, MoneyError> {
        let is_held = |account: &LedgerAccount| account.asset == asset && account.kind == AccountKind::Held;
        let held = self.state.ledger.accounts().filter(|(account, _)| is_held(account));
        held.map(|(_, balance)| balance).try_fold(Amount::ZERO, Amount::checked_add)
    }

    /// A bot's cash, free and held.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`].
    pub fn bot_cash(&self, book: &BotBook) -> Result<Amount, MoneyError> {
        let ledger = &self.state.ledger;
        ledger.free(book.bot, book.quote).checked_add(ledger.held(book.bot, book.quote))
    }
}
