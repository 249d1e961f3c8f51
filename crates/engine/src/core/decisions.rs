//! Decisions applied: what was approved, refused, or asked of the venue.

use super::{Broken, Core};
use crate::ledger::{AccountKind, Posting, Transaction, TransactionKind};
use crate::orders::{OrderStatus, TrackedOrder, Transition};
use crate::portfolio::BotBook;
use crate::portfolio::bot::ExitGroup;
use crate::recorder::{Notice, Recorder};
use crate::risk::{Approved, Hold};
use model::command::StopMove;
use model::{Amount, AssetId, BotId, GroupId, OrderId, OrderKind, OrderRequest, Purpose, Quantity, Side};

impl Core {
    /// The id that the next order gets.
    pub(crate) const fn next_order(&mut self) -> OrderId {
        self.state.sequence += 1;
        OrderId { epoch: self.state.epoch, sequence: self.state.sequence }
    }

    /// Takes note of ids that were given before a restart, so that they are not given again.
    pub(crate) fn use_order_id(&mut self, request: &OrderRequest) {
        self.state.epoch = request.order.epoch;
        self.state.sequence = self.state.sequence.max(request.order.sequence);
        if let Some(group) = request.group {
            self.state.group_next = self.state.group_next.max(group.0 + 1);
        }
    }

    /// The group that the next exits of a bot draw on: the present one, or a new one.
    pub(crate) fn exit_group(&mut self, bot: BotId) -> GroupId {
        if let Some(group) = self.book(bot).and_then(|book| book.exits) {
            return group.group;
        }
        let group = GroupId(self.state.group_next);
        self.state.group_next += 1;
        group
    }

    /// Applies an approved order: its hold, and its place among the living.
    ///
    /// # Errors
    /// [`Broken`] on overflow or an unknown bot.
    pub fn apply_approved<R: Recorder>(
        &mut self,
        approved: &Approved,
        recorder: &mut R,
    ) -> Result<(), Broken> {
        let request = approved.request();
        self.fold_request(request);
        let bot = request.bot;
        let book = self.book(bot).ok_or(Broken::Invariant("an order belongs to a known bot"))?;
        let (base, quote) = (book.base, book.quote);
        let mut hold_left = Amount::ZERO;
        match approved.hold() {
            Hold::Quote(amount) => {
                hold_left = amount;
                self.hold(request, quote, amount, recorder)?;
            }
            Hold::Base(quantity) => self.hold(request, base, quantity.into(), recorder)?,
            Hold::Shared => {}
        }
        let at = self.state.now;
        let mut order = TrackedOrder {
            request: *request,
            status: OrderStatus::New,
            filled: Quantity::ZERO,
            filled_notional: Amount::ZERO,
            hold_left,
            last_fill: None,
            created_at: at,
            updated_at: at,
        };
        order.advance(Transition::Send, at)?;
        recorder.record(at, Notice::Order(&order));
        self.state.orders.insert(order);
        let book = self.book_mut(bot)?;
        note_order(book, request, approved.hold());
        if matches!(request.side, Side::Buy) {
            self.begin_day(bot)?;
            let day = &mut self.book_mut(bot)?.day;
            day.entries = day.entries.saturating_add(1);
        }
        Ok(())
    }

    /// Counts an order that the gate refused.
    pub fn apply_refusal(&mut self, request: &OrderRequest) {
        self.fold_request(request);
        self.state.hash.fold(0xdead);
        if let Ok(book) = self.book_mut(request.bot) {
            book.tally.refused = book.tally.refused.saturating_add(1);
        }
    }

    /// Notes that the venue is asked to move a stop. The order changes when the venue says so.
    pub const fn apply_stop_move(&mut self, stop_move: &StopMove) {
        self.state.hash.fold(stop_move.order.packed());
        self.state.hash.fold_atoms(stop_move.stop_price.atoms());
    }

    /// Notes that the venue is asked to cancel an order. The order lives on until the venue says so.
    ///
    /// # Errors
    /// [`Broken::Transition`] for an order that has ended.
    pub fn apply_cancel<R: Recorder>(&mut self, order: OrderId, recorder: &mut R) -> Result<(), Broken> {
        self.state.hash.fold(order.packed());
        let at = self.state.now;
        let tracked =
            self.state.orders.get_mut(order).ok_or(Broken::Invariant("a living order is canceled"))?;
        tracked.advance(Transition::RequestCancel, at)?;
        recorder.record(at, Notice::Order(tracked));
        Ok(())
    }

    pub(super) fn book_mut(&mut self, bot: BotId) -> Result<&mut BotBook, Broken> {
        let book = self.state.books.get_mut(bot.index()).and_then(Option::as_mut);
        book.ok_or(Broken::Invariant("an order belongs to a known bot"))
    }

    pub(super) fn post<R: Recorder>(
        &mut self,
        kind: TransactionKind,
        reference: u64,
        postings: &[Posting],
        recorder: &mut R,
    ) -> Result<(), Broken> {
        let transaction = Transaction { kind, reference, postings };
        self.state.ledger.post(&transaction, &mut self.state.hash)?;
        recorder.record(self.state.now, Notice::Posted(&transaction));
        Ok(())
    }

    fn hold<R: Recorder>(
        &mut self,
        request: &OrderRequest,
        asset: AssetId,
        amount: Amount,
        recorder: &mut R,
    ) -> Result<(), Broken> {
        let postings = [
            Posting::new(request.bot, asset, AccountKind::Free, amount.negated()),
            Posting::new(request.bot, asset, AccountKind::Held, amount),
        ];
        self.post(TransactionKind::Hold, request.order.packed(), &postings, recorder)?;
        if self.state.ledger.free(request.bot, asset).is_negative() {
            return Err(Broken::Invariant("a hold never exceeds what is free"));
        }
        Ok(())
    }

    fn fold_request(&mut self, request: &OrderRequest) {
        let hash = &mut self.state.hash;
        hash.fold(request.order.packed());
        hash.fold(u64::from(request.bot.0) << 8 | request.side as u64 | (request.purpose as u64) << 4);
        match request.kind {
            OrderKind::Market => {}
            OrderKind::Limit { price } => hash.fold_atoms(price.atoms()),
            OrderKind::Stop { stop_price } => hash.fold_atoms(stop_price.atoms()),
        }
        match request.size {
            model::OrderSize::Quantity(quantity) => hash.fold_atoms(quantity.atoms()),
            model::OrderSize::Quote(budget) => hash.fold_atoms(budget.atoms()),
        }
    }
}

fn note_order(book: &mut BotBook, request: &OrderRequest, hold: Hold) {
    match (hold, request.group) {
        (Hold::Base(held), Some(group)) => book.exits = Some(ExitGroup { group, held, orders: 1 }),
        (Hold::Shared, _) => {
            if let Some(exits) = book.exits.as_mut() {
                exits.orders += 1;
            }
        }
        (Hold::Quote(_) | Hold::Base(_), _) => {}
    }
    match (request.kind, request.purpose) {
        (OrderKind::Market, purpose) => book.waiting = Some((request.order, purpose)),
        (OrderKind::Stop { .. }, Purpose::Stop | Purpose::BreakEven | Purpose::Trailing) => {
            book.stop = Some(request.order);
        }
        (OrderKind::Stop { .. } | OrderKind::Limit { .. }, _) => {}
    }
}
