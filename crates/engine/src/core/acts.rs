//! Acts of persons applied: deposits, bots, their states, kill switches.

use super::{Broken, Core};
use crate::ledger::{AccountKind, Posting, TransactionKind};
use crate::portfolio::bot::DayBook;
use crate::portfolio::{BotBook, BotState, Position, Tally};
use crate::recorder::{Notice, Recorder};
use crate::risk::Limits;
use model::{Amount, AssetId, BotId, InstrumentId, PriceScale, SeriesId};
use serde::{Deserialize, Serialize};

/// A bot to be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BotSpec {
    /// What it trades.
    pub instrument: InstrumentId,
    /// The candles it decides on.
    pub series: SeriesId,
    /// The ticks of its series.
    pub scale: PriceScale,
    /// What it gets of the main account's quote asset.
    pub capital: Amount,
    /// What it may risk.
    pub limits: Limits,
}

impl Core {
    /// Books money from outside.
    ///
    /// # Errors
    /// [`Broken`] on overflow.
    pub fn apply_deposit<R: Recorder>(
        &mut self,
        asset: AssetId,
        amount: Amount,
        recorder: &mut R,
    ) -> Result<(), Broken> {
        let postings = [
            Posting::new(BotId::MAIN, asset, AccountKind::External, amount.negated()),
            Posting::new(BotId::MAIN, asset, AccountKind::Free, amount),
        ];
        let reference = self.booking_reference();
        self.post(TransactionKind::Deposit, reference, &postings, recorder)
    }

    /// Adds a bot and allots its capital. Its id is the next one.
    ///
    /// # Errors
    /// [`Broken::Invariant`] when the main account does not have the capital (the caller checks first), or overflow.
    pub fn apply_bot<R: Recorder>(&mut self, spec: &BotSpec, recorder: &mut R) -> Result<BotId, Broken> {
        let instrument = self.catalog.instrument(spec.instrument);
        let (base, quote) = (instrument.base, instrument.quote);
        if self.state.ledger.free(BotId::MAIN, quote) < spec.capital {
            return Err(Broken::Invariant("a bot is allotted at most what the main account has"));
        }
        let count =
            u32::try_from(self.state.books.len()).map_err(|_| Broken::Invariant("bots fit in 32 bits"))?;
        if self.books().any(|other| other.instrument == spec.instrument && other.scale != spec.scale) {
            return Err(Broken::Invariant("the bots of an instrument share its ticks"));
        }
        let bot = BotId(count);
        self.state.books.push(Some(BotBook {
            bot,
            instrument: spec.instrument,
            base,
            quote,
            series: spec.series,
            scale: spec.scale,
            state: BotState::Created,
            limits: spec.limits,
            position: Position::default(),
            trade: None,
            waiting: None,
            stop: None,
            exits: None,
            day: DayBook::default(),
            tally: Tally::default(),
            is_killed: false,
        }));
        if self.state.by_series.len() <= spec.series.index() {
            self.state.by_series.resize_with(spec.series.index() + 1, Vec::new);
        }
        self.state.by_series[spec.series.index()].push(bot);
        self.transfer(BotId::MAIN, bot, quote, spec.capital, recorder)?;
        Ok(bot)
    }

    /// Takes a flat bot with no orders off, and its money (with what base asset late reports left) back to the main
    /// account.
    ///
    /// # Errors
    /// [`Broken::Invariant`] while it holds anything or has orders (the caller checks first).
    pub fn apply_bot_removal<R: Recorder>(&mut self, bot: BotId, recorder: &mut R) -> Result<(), Broken> {
        let book = self.book(bot).ok_or(Broken::Invariant("only a known bot is removed"))?;
        let (base, quote, series) = (book.base, book.quote, book.series);
        if !book.position.is_flat() || self.state.orders.iter().any(|order| order.request.bot == bot) {
            return Err(Broken::Invariant("only a flat bot without orders is removed"));
        }
        let cash = self.state.ledger.free(bot, quote);
        self.transfer(bot, BotId::MAIN, quote, cash, recorder)?;
        let rest = self.state.ledger.free(bot, base);
        if !rest.is_zero() {
            self.transfer(bot, BotId::MAIN, base, rest, recorder)?;
        }
        self.state.by_series[series.index()].retain(|other| *other != bot);
        self.state.books[bot.index()] = None;
        Ok(())
    }

    /// Starts, pauses or stops a bot.
    pub fn apply_bot_state<R: Recorder>(&mut self, bot: BotId, bot_state: BotState, recorder: &mut R) {
        if let Some(book) = self.state.books.get_mut(bot.index()).and_then(Option::as_mut) {
            book.state = bot_state;
            self.state.hash.fold(bot_state as u64);
            recorder.record(self.state.now, Notice::Bot(book));
        }
    }

    /// Engages or releases the kill switch of the account (`None`) or of a bot.
    pub fn apply_kill<R: Recorder>(&mut self, bot: Option<BotId>, is_engaged: bool, recorder: &mut R) {
        self.state.hash.fold(u64::from(is_engaged));
        match bot {
            None => self.state.is_killed = is_engaged,
            Some(bot) => {
                if let Some(book) = self.state.books.get_mut(bot.index()).and_then(Option::as_mut) {
                    book.is_killed = is_engaged;
                    recorder.record(self.state.now, Notice::Bot(book));
                }
            }
        }
    }

    const fn booking_reference(&mut self) -> u64 {
        let reference = self.state.booking_next;
        self.state.booking_next += 1;
        reference
    }

    pub(super) fn transfer<R: Recorder>(
        &mut self,
        from: BotId,
        to: BotId,
        asset: AssetId,
        amount: Amount,
        recorder: &mut R,
    ) -> Result<(), Broken> {
        let postings = [
            Posting::new(from, asset, AccountKind::Free, amount.negated()),
            Posting::new(to, asset, AccountKind::Free, amount),
        ];
        let reference = self.booking_reference();
        self.post(TransactionKind::Transfer, reference, &postings, recorder)
    }
}
