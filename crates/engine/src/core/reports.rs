//! Venue reports applied: acknowledgements, amendments, rejections, cancellations, and the way to [`fills`](super::fills). A report is booked as it is, and contradictions are
//! alarms, not guesses.

use super::{Broken, Core};
use crate::ledger::{AccountKind, Posting, TransactionKind};
use crate::orders::Transition;
use crate::portfolio::BotBook;
use crate::recorder::{Alarm, Notice, Recorder};
use model::event::RejectReason;
use model::{
    Amount, AssetId, BotId, OrderId, OrderKind, OrderRequest, OrderSize, Price, Purpose, Quantity, Side,
    VenueEvent, VenueEventKind,
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
        if matches!(report.kind, VenueEventKind::Accepted) && order.status.after(Transition::Accept).is_ok() {
            return self.touch(report.order, Transition::Accept, recorder).map(|()| None);
        }
        let request = order.request;
        let transition = match report.kind {
            VenueEventKind::Accepted | VenueEventKind::Amended { .. } => Transition::Accept,
            // The venue has an order of this id already: that is no evidence of its end.
            VenueEventKind::Rejected { reason: RejectReason::Duplicate } => Transition::Accept,
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
            VenueEventKind::Accepted => {}
            VenueEventKind::Rejected { reason: reason @ RejectReason::Duplicate } => {
                self.touch(report.order, Transition::Accept, recorder)?;
                let alarm = Alarm::Rejected { side: request.side, purpose: request.purpose, reason };
                recorder.record(self.state.now, Notice::Alarm { bot: request.bot, alarm });
            }
            VenueEventKind::Rejected { reason } => self.reject(&request, reason, recorder)?,
            VenueEventKind::Filled(fill) => return self.fill(&request, &fill, recorder),
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

    fn late_report<R: Recorder>(
        &mut self,
        report: &VenueEvent,
        recorder: &mut R,
    ) -> Result<Option<Booked>, Broken> {
        // An order of a bot that was removed since is unknown, too: there is no book to put its money in.
        let ended =
            self.state.orders.ended(report.order).filter(|order| self.book(order.request.bot).is_some());
        let ended = ended.map(|order| (order.request, order.last_fill));
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

    /// Takes an ended order out: its hold goes back, its places in the book are cleared.
    pub(super) fn end<R: Recorder>(
        &mut self,
        request: &OrderRequest,
        recorder: &mut R,
    ) -> Result<(), Broken> {
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
