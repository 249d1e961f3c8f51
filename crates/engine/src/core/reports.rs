//! Venue reports applied: acknowledgements, fills, cancellations. A report is booked as it is, and contradictions are
//! alarms, not guesses.

use super::{Broken, Core};
use crate::ledger::{AccountKind, Posting, TransactionKind};
use crate::orders::Transition;
use crate::portfolio::{BotBook, OpenTrade, RoundTrip};
use crate::recorder::{Alarm, Notice, Recorder};
use model::event::RejectReason;
use model::{
    Amount, AssetId, BotId, Candle, Fill, Instant, InstrumentId, OrderId, OrderKind, OrderRequest, OrderSize,
    Price, Purpose, Quantity, Rounding, Side, VenueEvent, VenueEventKind,
};

/// A fill that was booked, for the strategy to hear of.
#[derive(Clone, Copy, Debug)]
pub struct Booked {
    /// Whose.
    pub bot: BotId,
    /// Bought or sold.
    pub side: Side,
    /// What the order was for.
    pub purpose: Purpose,
}

impl Core {
    /// Applies what a venue says of one order. Returns the bot whose strategy should hear of a fill.
    ///
    /// # Errors
    /// [`Broken`] on overflow or a broken invariant; the account is stopped and rebuilt.
    pub fn apply_report<R: Recorder>(
        &mut self,
        report: &VenueEvent,
        recorder: &mut R,
    ) -> Result<Option<Booked>, Broken> {
        self.state.hash.fold(report.order.packed());
        let Some(order) = self.state.orders.get(report.order) else {
            return self.late_report(report, recorder);
        };
        let request = order.request;
        let transition = match report.kind {
            VenueEventKind::Accepted | VenueEventKind::Amended { .. } => Transition::Accept,
            VenueEventKind::Rejected { .. } => Transition::Reject,
            VenueEventKind::Filled(fill) if fill.is_last => Transition::FillLast,
            VenueEventKind::Filled(_) => Transition::FillPart,
            VenueEventKind::Canceled => Transition::Cancel,
        };
        if order.status.after(transition).is_err() {
            recorder
                .record(self.state.now, Notice::Alarm { bot: request.bot, alarm: Alarm::IllegalTransition });
            return Ok(None);
        }
        match report.kind {
            VenueEventKind::Accepted => self.touch(report.order, Transition::Accept, recorder)?,
            VenueEventKind::Rejected { reason } => self.reject(&request, reason, recorder)?,
            VenueEventKind::Filled(fill) => return self.fill(&request, &fill, recorder).map(Some),
            VenueEventKind::Amended { quantity, stop_price, purpose } => {
                let changed = Amendment { quantity, stop_price, purpose };
                self.amend(report.order, &changed, recorder)?;
            }
            VenueEventKind::Canceled => {
                self.touch(report.order, Transition::Cancel, recorder)?;
                self.end(&request, recorder)?;
            }
        }
        Ok(None)
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
        let at = self.state.now;
        let book = self.book_mut(bot)?;
        if let Some(trade) = book.trade.as_mut() {
            let ticks = if trade.entry_at <= candle.open_at { candle.high } else { candle.close };
            trade.highest = trade.highest.max(book.scale.price(ticks));
        }
        if book.limits.follows_equity() {
            self.follow_equity(bot, at)?;
        }
        Ok(())
    }

    /// Follows the highest price of an open trade.
    pub fn apply_high(&mut self, bot: BotId, ticks: i64) {
        if let Ok(book) = self.book_mut(bot)
            && let Some(trade) = book.trade.as_mut()
        {
            trade.highest = trade.highest.max(book.scale.price(ticks));
        }
    }

    fn follow_equity(&mut self, bot: BotId, at: Instant) -> Result<(), Broken> {
        let book = self.book(bot).ok_or(Broken::Invariant("an order belongs to a known bot"))?;
        let equity = self.bot_equity(book)?;
        let day = &mut self.book_mut(bot)?.day;
        if day.day != at.utc_day() || day.equity_at_start.is_zero() {
            if day.day != at.utc_day() {
                day.entries = 0;
            }
            day.day = at.utc_day();
            day.equity_at_start = equity;
        }
        day.equity_peak = day.equity_peak.max(equity);
        Ok(())
    }

    fn late_report<R: Recorder>(
        &mut self,
        report: &VenueEvent,
        recorder: &mut R,
    ) -> Result<Option<Booked>, Broken> {
        let ended = self.state.orders.ended(report.order).map(|order| (order.request, order.last_fill));
        let bot = ended.map_or(BotId::MAIN, |(request, _)| request.bot);
        let alarm = match (&report.kind, ended) {
            (VenueEventKind::Filled(fill), Some((_, last))) if last.is_some_and(|last| fill.fill <= last) => {
                Alarm::DuplicateFill
            }
            (VenueEventKind::Filled(fill), Some((request, _))) => {
                // A fill after the end is still money: it is booked, and a person is told.
                recorder.record(self.state.now, Notice::Alarm { bot, alarm: Alarm::IllegalTransition });
                return self.book_late_fill(&request, fill, recorder).map(Some);
            }
            (_, Some(_)) => Alarm::IllegalTransition,
            (_, None) => Alarm::UnknownOrder,
        };
        recorder.record(self.state.now, Notice::Alarm { bot, alarm });
        Ok(None)
    }

    fn touch<R: Recorder>(
        &mut self,
        order: OrderId,
        transition: Transition,
        recorder: &mut R,
    ) -> Result<(), Broken> {
        let at = self.state.now;
        let tracked =
            self.state.orders.get_mut(order).ok_or(Broken::Invariant("a living order is reported on"))?;
        tracked.advance(transition, at)?;
        recorder.record(at, Notice::Order(tracked));
        Ok(())
    }

    fn amend<R: Recorder>(
        &mut self,
        order: OrderId,
        changed: &Amendment,
        recorder: &mut R,
    ) -> Result<(), Broken> {
        let at = self.state.now;
        self.state.hash.fold_atoms(changed.quantity.atoms());
        let tracked =
            self.state.orders.get_mut(order).ok_or(Broken::Invariant("a living order is reported on"))?;
        tracked.advance(Transition::Accept, at)?;
        tracked.request.size = OrderSize::Quantity(tracked.filled.checked_add(changed.quantity)?);
        tracked.request.purpose = changed.purpose;
        if let Some(stop_price) = changed.stop_price {
            tracked.request.kind = OrderKind::Stop { stop_price };
        }
        recorder.record(at, Notice::Order(tracked));
        Ok(())
    }

    fn reject<R: Recorder>(
        &mut self,
        request: &OrderRequest,
        reason: RejectReason,
        recorder: &mut R,
    ) -> Result<(), Broken> {
        self.state.hash.fold(reason as u64);
        self.touch(request.order, Transition::Reject, recorder)?;
        self.end(request, recorder)?;
        let book = self.book_mut(request.bot)?;
        book.tally.refused = book.tally.refused.saturating_add(1);
        let alarm = Alarm::Rejected { side: request.side, purpose: request.purpose, reason };
        recorder.record(self.state.now, Notice::Alarm { bot: request.bot, alarm });
        Ok(())
    }

    fn fill<R: Recorder>(
        &mut self,
        request: &OrderRequest,
        fill: &Fill,
        recorder: &mut R,
    ) -> Result<Booked, Broken> {
        let at = self.state.now;
        let tracked =
            self.state.orders.get_mut(request.order).ok_or(Broken::Invariant("a living order fills"))?;
        if tracked.last_fill.is_some_and(|last| fill.fill <= last) {
            recorder.record(at, Notice::Alarm { bot: request.bot, alarm: Alarm::DuplicateFill });
            return Ok(Booked { bot: BotId::MAIN, side: request.side, purpose: request.purpose });
        }
        tracked.advance(if fill.is_last { Transition::FillLast } else { Transition::FillPart }, at)?;
        tracked.filled = tracked.filled.checked_add(fill.quantity)?;
        tracked.filled_notional = tracked.filled_notional.checked_add(fill.notional)?;
        tracked.last_fill = Some(fill.fill);
        if tracked.quantity().is_some_and(|quantity| tracked.filled > quantity) {
            return Err(Broken::Invariant("no more is filled than was asked for"));
        }
        let hold_left = tracked.hold_left;
        let purpose = tracked.request.purpose;
        let drawn = match request.side {
            Side::Buy => self.book_purchase(request, fill, hold_left, recorder)?,
            Side::Sell => self.book_sale(request, fill, recorder)?,
        };
        if let Some(tracked) = self.state.orders.get_mut(request.order) {
            tracked.hold_left = tracked.hold_left.checked_sub(drawn)?;
            recorder.record(at, Notice::Filled { order: tracked, fill });
            recorder.record(at, Notice::Order(tracked));
        }
        self.follow_trade(request, purpose, fill, recorder)?;
        if fill.is_last {
            self.end(request, recorder)?;
        }
        Ok(Booked { bot: request.bot, side: request.side, purpose })
    }

    fn book_late_fill<R: Recorder>(
        &mut self,
        request: &OrderRequest,
        fill: &Fill,
        recorder: &mut R,
    ) -> Result<Booked, Broken> {
        match request.side {
            Side::Buy => self.book_purchase(request, fill, Amount::ZERO, recorder)?,
            Side::Sell => self.book_sale(request, fill, recorder)?,
        };
        self.follow_trade(request, request.purpose, fill, recorder)?;
        Ok(Booked { bot: request.bot, side: request.side, purpose: request.purpose })
    }

    /// Books a purchase and returns how much of the order's hold it drew.
    fn book_purchase<R: Recorder>(
        &mut self,
        request: &OrderRequest,
        fill: &Fill,
        hold_left: Amount,
        recorder: &mut R,
    ) -> Result<Amount, Broken> {
        let book = self.book(request.bot).ok_or(Broken::Invariant("an order belongs to a known bot"))?;
        let (bot, base, quote) = (book.bot, book.base, book.quote);
        let fee = Charge::of(fill, base, quote);
        let cost = fill.notional.checked_add(fee.quote)?;
        let drawn = hold_left.min(cost);
        let received = Amount::from(fill.quantity).checked_sub(fee.base)?;
        let mut postings = Postings::default();
        postings.add(bot, quote, AccountKind::Held, drawn.negated());
        postings.add(bot, quote, AccountKind::Free, drawn.checked_sub(cost)?);
        postings.add(bot, quote, AccountKind::Counterparty, fill.notional);
        postings.add(bot, quote, AccountKind::Fees, fee.quote);
        postings.add(bot, base, AccountKind::Counterparty, Amount::from(fill.quantity).negated());
        postings.add(bot, base, AccountKind::Free, received);
        postings.add(bot, base, AccountKind::Fees, fee.base);
        fee.add_other(&mut postings);
        self.post(TransactionKind::Fill, fill.fill.0, postings.as_slice(), recorder)?;
        self.book_mut(bot)?.position.increase(Quantity::from_atoms(received.atoms())?, fill.notional)?;
        self.check_not_negative(bot, quote, recorder);
        Ok(drawn)
    }

    /// Books a sale; it draws on the exit group's hold, none of the order's own.
    fn book_sale<R: Recorder>(
        &mut self,
        request: &OrderRequest,
        fill: &Fill,
        recorder: &mut R,
    ) -> Result<Amount, Broken> {
        let book = self.book_mut(request.bot)?;
        let (bot, base, quote) = (book.bot, book.base, book.quote);
        let from_group = match book.exits.as_mut().filter(|exits| Some(exits.group) == request.group) {
            Some(exits) => {
                let drawn = exits.held.min(fill.quantity);
                exits.held = exits.held.checked_sub(drawn)?;
                drawn
            }
            None => Quantity::ZERO,
        };
        let fee = Charge::of(fill, base, quote);
        let sold = Amount::from(fill.quantity);
        let mut postings = Postings::default();
        postings.add(bot, base, AccountKind::Held, Amount::from(from_group).negated());
        postings.add(
            bot,
            base,
            AccountKind::Free,
            Amount::from(from_group).checked_sub(sold)?.checked_sub(fee.base)?,
        );
        postings.add(bot, base, AccountKind::Counterparty, sold);
        postings.add(bot, base, AccountKind::Fees, fee.base);
        postings.add(bot, quote, AccountKind::Counterparty, fill.notional.negated());
        postings.add(bot, quote, AccountKind::Free, fill.notional.checked_sub(fee.quote)?);
        postings.add(bot, quote, AccountKind::Fees, fee.quote);
        fee.add_other(&mut postings);
        self.post(TransactionKind::Fill, fill.fill.0, postings.as_slice(), recorder)?;
        self.book_mut(bot)?.position.decrease(fill.quantity, fill.notional)?;
        self.check_not_negative(bot, base, recorder);
        Ok(Amount::ZERO)
    }

    fn check_not_negative<R: Recorder>(&mut self, bot: BotId, asset: AssetId, recorder: &mut R) {
        let ledger = &self.state.ledger;
        if ledger.free(bot, asset).is_negative() || ledger.held(bot, asset).is_negative() {
            self.state.is_killed = true;
            recorder.record(self.state.now, Notice::Alarm { bot, alarm: Alarm::NegativeBalance });
        }
    }

    fn follow_trade<R: Recorder>(
        &mut self,
        request: &OrderRequest,
        purpose: Purpose,
        fill: &Fill,
        recorder: &mut R,
    ) -> Result<(), Broken> {
        let at = self.state.now;
        let fee_value = self.fee_value(request.bot, fill)?;
        let book = self.book_mut(request.bot)?;
        book.tally.fills = book.tally.fills.saturating_add(1);
        book.tally.fees = book.tally.fees.checked_add(fee_value)?;
        let mut trade = book.trade.take().unwrap_or(OpenTrade {
            number: book.tally.trades.saturating_add(1),
            entry_at: at,
            bought: Quantity::ZERO,
            invested: Amount::ZERO,
            sold: Quantity::ZERO,
            returned: Amount::ZERO,
            fees: Amount::ZERO,
            highest: fill.price,
        });
        trade.fees = trade.fees.checked_add(fee_value)?;
        match request.side {
            Side::Buy => {
                trade.bought = trade.bought.checked_add(fill.quantity)?;
                trade.invested = trade.invested.checked_add(fill.notional)?;
            }
            Side::Sell => {
                trade.sold = trade.sold.checked_add(fill.quantity)?;
                trade.returned = trade.returned.checked_add(fill.notional)?;
            }
        }
        if !book.position.is_flat() {
            book.trade = Some(trade);
            recorder.record(at, Notice::Trade { book, trade: &trade });
            return Ok(());
        }
        let closed = RoundTrip {
            bot: book.bot,
            instrument: book.instrument,
            trade,
            exit_at: at,
            exit_reason: purpose,
        };
        book.tally.trades = book.tally.trades.saturating_add(1);
        if closed.profit()?.is_positive() {
            book.tally.wins = book.tally.wins.saturating_add(1);
        }
        recorder.record(at, Notice::TradeClosed(&closed));
        Ok(())
    }

    /// The fee in quote: as it is, or at the fill's price for base, or at the mark for a third asset.
    fn fee_value(&self, bot: BotId, fill: &Fill) -> Result<Amount, Broken> {
        let book = self.book(bot).ok_or(Broken::Invariant("an order belongs to a known bot"))?;
        if fill.fee_asset == book.quote {
            return Ok(fill.fee);
        }
        let quantity = Quantity::from_atoms(fill.fee.atoms())?;
        if fill.fee_asset == book.base {
            return Ok(fill.price.notional(quantity, Rounding::Ceil)?);
        }
        let priced = self.books().find(|other| other.base == fill.fee_asset && other.quote == book.quote);
        let price = priced.map_or(Price::ZERO, |other| self.mark(other));
        Ok(price.notional(quantity, Rounding::Ceil)?)
    }

    /// Takes an ended order out: its hold goes back, its places in the book are cleared.
    fn end<R: Recorder>(&mut self, request: &OrderRequest, recorder: &mut R) -> Result<(), Broken> {
        let (at, order) = (self.state.now, request.order);
        let hold_left = self.state.orders.get(order).map_or(Amount::ZERO, |tracked| tracked.hold_left);
        let book = self.book_mut(request.bot)?;
        let (bot, base, quote) = (book.bot, book.base, book.quote);
        if book.waiting.is_some_and(|(waiting, _)| waiting == order) {
            book.waiting = None;
        }
        if book.stop == Some(order) {
            book.stop = None;
        }
        let released = leave_group(book, request);
        if hold_left.is_positive() {
            self.release(bot, quote, hold_left, order, recorder)?;
            if let Some(tracked) = self.state.orders.get_mut(order) {
                tracked.hold_left = Amount::ZERO;
            }
        }
        if released.is_positive() {
            self.release(bot, base, released.into(), order, recorder)?;
        }
        let ended = self.state.orders.end(order);
        if !ended.is_some_and(|ended| ended.status.is_terminal()) {
            return Err(Broken::Invariant("an order ends in one terminal status"));
        }
        recorder.record(at, Notice::Bot(self.book_mut(bot)?));
        Ok(())
    }

    fn release<R: Recorder>(
        &mut self,
        bot: BotId,
        asset: AssetId,
        amount: Amount,
        order: OrderId,
        recorder: &mut R,
    ) -> Result<(), Broken> {
        let postings = [
            Posting::new(bot, asset, AccountKind::Held, amount.negated()),
            Posting::new(bot, asset, AccountKind::Free, amount),
        ];
        self.post(TransactionKind::Release, order.packed(), &postings, recorder)
    }
}

/// What a venue has changed of an order.
struct Amendment {
    quantity: Quantity,
    stop_price: Option<Price>,
    purpose: Purpose,
}

/// Takes an order out of its exit group and returns what the group still held if it was the last.
fn leave_group(book: &mut BotBook, request: &OrderRequest) -> Quantity {
    let Some(exits) = book.exits.as_mut().filter(|exits| Some(exits.group) == request.group) else {
        return Quantity::ZERO;
    };
    exits.orders = exits.orders.saturating_sub(1);
    if exits.orders > 0 {
        return Quantity::ZERO;
    }
    let held = exits.held;
    book.exits = None;
    held
}

/// A fee by what it is paid in.
struct Charge {
    quote: Amount,
    base: Amount,
    other: Option<(AssetId, Amount)>,
}

impl Charge {
    fn of(fill: &Fill, base: AssetId, quote: AssetId) -> Self {
        let zero = Amount::ZERO;
        if fill.fee_asset == quote {
            return Self { quote: fill.fee, base: zero, other: None };
        }
        if fill.fee_asset == base {
            return Self { quote: zero, base: fill.fee, other: None };
        }
        Self { quote: zero, base: zero, other: Some((fill.fee_asset, fill.fee)) }
    }

    /// A fee in a third asset is paid by the main account.
    fn add_other(&self, postings: &mut Postings) {
        if let Some((asset, amount)) = self.other {
            postings.add(BotId::MAIN, asset, AccountKind::Free, amount.negated());
            postings.add(BotId::MAIN, asset, AccountKind::Fees, amount);
        }
    }
}

/// The postings of one fill, without those of zero, and without the heap.
struct Postings {
    list: [Posting; 9],
    len: usize,
}

impl Default for Postings {
    fn default() -> Self {
        Self { list: [Posting::new(BotId::MAIN, AssetId(0), AccountKind::Free, Amount::ZERO); 9], len: 0 }
    }
}

impl Postings {
    fn add(&mut self, bot: BotId, asset: AssetId, kind: AccountKind, amount: Amount) {
        if !amount.is_zero() {
            self.list[self.len] = Posting::new(bot, asset, kind, amount);
            self.len += 1;
        }
    }

    fn as_slice(&self) -> &[Posting] {
        &self.list[..self.len]
    }
}
