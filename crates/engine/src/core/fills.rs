//! Fills booked: money, position, trade. A fill is booked as the venue reports it, even one that contradicts our books;
//! contradictions are alarms and stop entries.

use super::{Booked, Broken, Core};
use crate::ledger::{AccountKind, Posting, TransactionKind};
use crate::orders::Transition;
use crate::portfolio::{OpenTrade, RoundTrip};
use crate::recorder::{Alarm, Notice, Recorder};
use model::{Amount, AssetId, BotId, Fill, OrderRequest, Price, Purpose, Quantity, Rounding, Side};

impl Core {
    /// Books a fill of a living order; `None` if it was booked before.
    pub(super) fn fill<R: Recorder>(
        &mut self,
        request: &OrderRequest,
        fill: &Fill,
        recorder: &mut R,
    ) -> Result<Option<Booked>, Broken> {
        let at = self.state.now;
        let tracked =
            self.state.orders.get_mut(request.order).ok_or(Broken::Invariant("a living order fills"))?;
        if tracked.last_fill.is_some_and(|last| fill.fill <= last) {
            recorder.record(at, Notice::Alarm { bot: request.bot, alarm: Alarm::DuplicateFill });
            return Ok(None);
        }
        tracked.advance(if fill.is_last { Transition::FillLast } else { Transition::FillPart }, at)?;
        tracked.filled = tracked.filled.checked_add(fill.quantity)?;
        tracked.filled_notional = tracked.filled_notional.checked_add(fill.notional)?;
        tracked.last_fill = Some(fill.fill);
        if tracked.quantity().is_some_and(|quantity| tracked.filled > quantity) {
            // The venue has traded more than it was asked to: it is booked as it is, and entries stop.
            self.state.is_killed = true;
            recorder.record(at, Notice::Alarm { bot: request.bot, alarm: Alarm::IllegalTransition });
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
        Ok(Some(Booked { bot: request.bot, side: request.side, purpose }))
    }

    /// Books a fill of an order that has ended: it is money all the same. What it held went back when it ended.
    pub(super) fn book_late_fill<R: Recorder>(
        &mut self,
        request: &OrderRequest,
        fill: &Fill,
        recorder: &mut R,
    ) -> Result<Booked, Broken> {
        if let Some(ended) = self.state.orders.ended_mut(request.order) {
            ended.filled = ended.filled.checked_add(fill.quantity)?;
            ended.filled_notional = ended.filled_notional.checked_add(fill.notional)?;
            ended.last_fill = Some(fill.fill);
            recorder.record(self.state.now, Notice::Filled { order: ended, fill });
            recorder.record(self.state.now, Notice::Order(ended));
        }
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
        self.check_fee_payer(&fee, recorder);
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
        // What is sold is drawn from the hold that the exits share; without one, or beyond it, from what is free.
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
        let leaving = Quantity::from_atoms(sold.checked_add(fee.base)?.atoms())?;
        self.shrink_position(bot, leaving, fill.notional, recorder)?;
        self.check_not_negative(bot, base, recorder);
        self.check_fee_payer(&fee, recorder);
        Ok(Amount::ZERO)
    }

    /// Takes what was sold out of the position, at most all of it; what the venue sold beyond leaves the base asset
    /// negative, which is an alarm. A rest of less than a lot can never be sold: it goes to the main account as dust, at
    /// a loss of its cost, and the trade closes.
    fn shrink_position<R: Recorder>(
        &mut self,
        bot: BotId,
        leaving: Quantity,
        notional: Amount,
        recorder: &mut R,
    ) -> Result<(), Broken> {
        let lot_size = match self.book(bot) {
            Some(book) => self.catalog.instrument(book.instrument).lot_size,
            None => Quantity::ZERO,
        };
        let book = self.book_mut(bot)?;
        let (base, open) = (book.base, book.position.quantity);
        if leaving > open {
            if open.is_positive() {
                book.position.decrease(open, notional.share(open, leaving, Rounding::Floor)?)?;
            }
            return Ok(());
        }
        book.position.decrease(leaving, notional)?;
        let rest = book.position.quantity;
        if rest.is_zero() || rest >= lot_size || self.state.ledger.free(bot, base) < rest.into() {
            return Ok(());
        }
        self.book_mut(bot)?.position.write_off()?;
        self.transfer(bot, BotId::MAIN, base, rest.into(), recorder)
    }

    /// A fee in a third asset is paid by the main account, which must have it.
    fn check_fee_payer<R: Recorder>(&mut self, fee: &Charge, recorder: &mut R) {
        if let Some((asset, _)) = fee.other {
            self.check_not_negative(BotId::MAIN, asset, recorder);
        }
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
        if book.trade.is_none() && matches!(request.side, Side::Sell) {
            // A late sale out of a flat book: its money is booked and alarmed of, but it is no trade.
            return Ok(());
        }
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
