//! One step: all control flow of the engine in one place.
//!
//! A step marks prices, lets strategies look, sends their wishes through the gate, and books what the venue reports.

use crate::core::{Booked, Broken, Core, CoreConfig};
use crate::effects::Effects;
use crate::portfolio::BotState;
use crate::recorder::{Notice, Recorder};
use crate::risk::gate;
use crate::strategy::{
    Context, Explanation, Fact, FactValue, Intent, Intents, OwnFill, Strategies, Strategy,
};
use model::command::StopMove;
use model::{
    BotId, Candle, Command, Event, Instant, InstrumentId, OrderId, OrderKind, OrderRequest, OrderSize, Price,
    Purpose, Quantity, Ratio, Rounding, SeriesId, Side, VenueEvent, VenueEventKind,
};

/// An account's engine: state, strategies, and somebody who keeps records.
#[derive(Debug)]
pub struct Engine<S, R> {
    /// The state.
    pub core: Core,
    /// The strategies.
    pub strategies: S,
    /// The record keeper.
    pub recorder: R,
    intents: Intents,
}

impl<S: Strategies, R: Recorder> Engine<S, R> {
    /// An engine with an empty account.
    #[must_use]
    pub fn new(config: CoreConfig, strategies: S, recorder: R) -> Self {
        Self::with_core(Core::new(config), strategies, recorder)
    }

    /// An engine over a recovered state.
    #[must_use]
    pub fn with_core(core: Core, strategies: S, recorder: R) -> Self {
        Self { core, strategies, recorder, intents: Intents::default() }
    }

    /// Takes one event and leaves commands in `effects`, behind those that are there.
    ///
    /// # Errors
    /// [`Broken`]: drop the effects, rebuild the engine from the journal.
    #[inline]
    pub fn step(&mut self, at: Instant, event: Event<'_>, effects: &mut Effects) -> Result<(), Broken> {
        self.core.advance(at)?;
        match event {
            Event::Price { instrument, ticks } => self.on_price(instrument, ticks, effects),
            Event::Close { series, candle } => self.on_close(series, candle, effects),
            Event::Venue(report) => self.on_report(report, effects),
        }
    }

    /// The lowest price in ticks above which a strategy on this instrument wants to hear of the price.
    #[must_use]
    #[inline]
    pub fn interest(&mut self, instrument: InstrumentId) -> i64 {
        let mut lowest = i64::MAX;
        for book in self.core.books() {
            if book.instrument == instrument
                && !book.position.is_flat()
                && let Some(strategy) = self.strategies.get_mut(book.bot)
            {
                lowest = lowest.min(strategy.interest());
            }
        }
        lowest
    }

    /// Starts, pauses or stops a bot. A waiting entry of a bot that no longer takes entries is canceled.
    ///
    /// # Errors
    /// [`Broken`].
    pub fn bot_state_set(
        &mut self,
        bot: BotId,
        state: BotState,
        effects: &mut Effects,
    ) -> Result<(), Broken> {
        self.core.apply_bot_state(bot, state, &mut self.recorder);
        if matches!(state, BotState::Running) { Ok(()) } else { self.cancel_waiting_entry(bot, effects) }
    }

    /// Engages or releases a kill switch: of the account, or of one bot. Waiting entries are canceled.
    ///
    /// # Errors
    /// [`Broken`].
    pub fn kill_set(
        &mut self,
        bot: Option<BotId>,
        is_engaged: bool,
        effects: &mut Effects,
    ) -> Result<(), Broken> {
        self.core.apply_kill(bot, is_engaged, &mut self.recorder);
        if !is_engaged {
            return Ok(());
        }
        let bots: Vec<BotId> = self
            .core
            .books()
            .map(|book| book.bot)
            .filter(|other| bot.is_none_or(|bot| bot == *other))
            .collect();
        bots.into_iter().try_for_each(|bot| self.cancel_waiting_entry(bot, effects))
    }

    fn cancel_waiting_entry(&mut self, bot: BotId, effects: &mut Effects) -> Result<(), Broken> {
        match self.core.book(bot).and_then(|book| book.waiting) {
            Some((order, Purpose::Entry)) => self.cancel(order, effects),
            Some(_) | None => Ok(()),
        }
    }

    fn on_price(
        &mut self,
        instrument: InstrumentId,
        ticks: i64,
        effects: &mut Effects,
    ) -> Result<(), Broken> {
        self.core.apply_price(instrument, ticks);
        for index in 1..self.core.bots_count() {
            let Some(book) = self.core.book_at(index) else { continue };
            let bot = book.bot;
            if book.instrument != instrument || book.position.is_flat() {
                continue;
            }
            if let Some(strategy) = self.strategies.get_mut(bot)
                && ticks > strategy.interest()
            {
                strategy.rose(ticks, &Context::new(&self.core, book), &mut self.intents);
                self.carry_out(bot, effects)?;
            }
        }
        Ok(())
    }

    #[inline]
    fn on_close(&mut self, series: SeriesId, candle: &Candle, effects: &mut Effects) -> Result<(), Broken> {
        // Per bot, not the candle for all bots first: a bot's close changes nothing that another one looks at.
        for index in 1..self.core.bots_count() {
            let Some(bot) = self.core.apply_candle_at(index, series, candle)? else { continue };
            let (Some(strategy), Some(book)) = (self.strategies.get_mut(bot), self.core.book(bot)) else {
                continue;
            };
            strategy.observe(candle);
            let context = Context::new(&self.core, book);
            strategy.decide(candle, &context, &mut self.intents);
            if !self.intents.is_empty() {
                self.carry_out(bot, effects)?;
            } else if R::EXPLAINS {
                let explanation = strategy.explain(&context);
                self.recorder.record(self.core.now(), Notice::Decided { bot, explanation: &explanation });
            }
        }
        Ok(())
    }

    fn on_report(&mut self, report: &VenueEvent, effects: &mut Effects) -> Result<(), Broken> {
        let canceled = match report.kind {
            VenueEventKind::Canceled => self.core.orders().get(report.order).map(|order| order.request.bot),
            VenueEventKind::Accepted
            | VenueEventKind::Rejected { .. }
            | VenueEventKind::Filled(_)
            | VenueEventKind::Amended { .. } => None,
        };
        let booked = self.core.apply_report(report, &mut self.recorder)?;
        if let Some(bot) = canceled {
            return self.after_cancel(bot, effects);
        }
        let (Some(booked), VenueEventKind::Filled(fill)) = (booked, &report.kind) else { return Ok(()) };
        let Booked { bot, side, purpose } = booked;
        let (Some(strategy), Some(book)) = (self.strategies.get_mut(bot), self.core.book(bot)) else {
            return Ok(());
        };
        strategy.filled(OwnFill { side, purpose, fill }, &Context::new(&self.core, book), &mut self.intents);
        self.carry_out(bot, effects)
    }

    /// When the last of a bot's exits is off the books while it holds something, its strategy may place them anew.
    fn after_cancel(&mut self, bot: BotId, effects: &mut Effects) -> Result<(), Broken> {
        let (Some(strategy), Some(book)) = (self.strategies.get_mut(bot), self.core.book(bot)) else {
            return Ok(());
        };
        if book.position.is_flat() || book.exits.is_some() {
            return Ok(());
        }
        strategy.exits_ended(&Context::new(&self.core, book), &mut self.intents);
        self.carry_out(bot, effects)
    }

    fn carry_out(&mut self, bot: BotId, effects: &mut Effects) -> Result<(), Broken> {
        for index in 0..self.intents.len() {
            let Some(intent) = self.intents.get(index) else { break };
            match intent {
                Intent::Enter { size, stop_distance } => {
                    let entry = Wish {
                        side: Side::Buy,
                        kind: OrderKind::Market,
                        size,
                        purpose: Purpose::Entry,
                        stop_distance,
                    };
                    self.enter(bot, &entry, effects)?;
                }
                Intent::Exit { kind, quantity, purpose } => {
                    let size = OrderSize::Quantity(self.in_lots(bot, quantity)?);
                    let exit = Wish { side: Side::Sell, kind, size, purpose, stop_distance: None };
                    self.place(bot, &exit, effects)?;
                }
                Intent::MoveStop { stop_price, quantity, purpose } => {
                    self.move_stop(bot, stop_price, quantity, purpose, effects)?;
                }
                Intent::CancelExits => self.cancel_exits(bot, effects)?,
            }
        }
        self.intents.clear();
        Ok(())
    }

    fn enter(&mut self, bot: BotId, wish: &Wish, effects: &mut Effects) -> Result<(), Broken> {
        if self.core.book(bot).is_some_and(crate::portfolio::BotBook::takes_entries) {
            return self.place(bot, wish, effects);
        }
        if R::EXPLAINS {
            let explanation = Explanation {
                rule: "bot.takes_no_entries".into(),
                text: "An entry was due, but the bot is paused or stopped.".into(),
                facts: vec![Fact::new("state", FactValue::word("not running"))],
                checks: Vec::new(),
            };
            self.recorder.record(self.core.now(), Notice::Decided { bot, explanation: &explanation });
        }
        Ok(())
    }

    fn place(&mut self, bot: BotId, wish: &Wish, effects: &mut Effects) -> Result<(), Broken> {
        let group = matches!(wish.side, Side::Sell).then(|| self.core.exit_group(bot));
        let order = self.core.next_order();
        let book = self.core.book(bot).ok_or(Broken::Invariant("an order belongs to a known bot"))?;
        let request = OrderRequest {
            order,
            account: self.core.account(),
            bot,
            instrument: book.instrument,
            side: wish.side,
            kind: wish.kind,
            size: wish.size,
            budget: match (wish.side, wish.size) {
                (Side::Buy, OrderSize::Quantity(_)) => Some(self.core.ledger().free(bot, book.quote)),
                (Side::Buy | Side::Sell, _) => None,
            },
            purpose: wish.purpose,
            group,
            stop_distance: wish.stop_distance,
        };
        let mut explanation = Explanation::default();
        if R::EXPLAINS
            && let Some(strategy) = self.strategies.get_mut(bot)
        {
            explanation = strategy.explain(&Context::new(&self.core, book));
        }
        let trail = if R::EXPLAINS { Some(&mut explanation.checks) } else { None };
        match gate::pass(&self.core, book, &request, trail) {
            Ok(approved) => {
                if R::EXPLAINS {
                    let notice = Notice::Approved { approved: &approved, explanation: &explanation };
                    self.recorder.record(self.core.now(), notice);
                }
                self.core.apply_approved(&approved, &mut self.recorder)?;
                effects.commands.push(Command::Place(request));
            }
            Err(refusal) => {
                self.core.apply_refusal(&request);
                let notice =
                    Notice::Refused { request: &request, refusal: &refusal, explanation: &explanation };
                self.recorder.record(self.core.now(), notice);
            }
        }
        Ok(())
    }

    fn move_stop(
        &mut self,
        bot: BotId,
        stop_price: Price,
        quantity: Quantity,
        purpose: Purpose,
        effects: &mut Effects,
    ) -> Result<(), Broken> {
        let Some((instrument, order)) =
            self.core.book(bot).and_then(|book| Some((book.instrument, book.stop?)))
        else {
            return Ok(());
        };
        let instrument = self.core.catalog().instrument(instrument);
        let stop_price = instrument.price_on_tick(stop_price, Rounding::Floor)?;
        let quantity = instrument.quantity_in_lots(quantity)?;
        if !stop_price.is_positive() || !quantity.is_positive() {
            return Ok(());
        }
        let stop_move = StopMove { account: self.core.account(), order, stop_price, quantity, purpose };
        self.core.apply_stop_move(&stop_move);
        if R::EXPLAINS {
            self.recorder.record(self.core.now(), Notice::StopMoved(&stop_move));
        }
        effects.commands.push(Command::Amend(stop_move));
        Ok(())
    }

    /// What of a quantity can be sold: whole lots. The rest is dust.
    fn in_lots(&self, bot: BotId, quantity: Quantity) -> Result<Quantity, Broken> {
        let book = self.core.book(bot).ok_or(Broken::Invariant("an exit belongs to a known bot"))?;
        Ok(self.core.catalog().instrument(book.instrument).quantity_in_lots(quantity)?)
    }

    fn cancel_exits(&mut self, bot: BotId, effects: &mut Effects) -> Result<(), Broken> {
        let Some(exits) = self.core.book(bot).and_then(|book| book.exits) else { return Ok(()) };
        let orders: Vec<OrderId> =
            self.core.orders().group(exits.group).map(|order| order.request.order).collect();
        orders.into_iter().try_for_each(|order| self.cancel(order, effects))
    }

    fn cancel(&mut self, order: OrderId, effects: &mut Effects) -> Result<(), Broken> {
        self.core.apply_cancel(order, &mut self.recorder)?;
        if R::EXPLAINS {
            self.recorder.record(self.core.now(), Notice::CancelRequested(order));
        }
        effects.commands.push(Command::Cancel { account: self.core.account(), order });
        Ok(())
    }
}

/// An order that is wished for, before it has an id.
struct Wish {
    side: Side,
    kind: OrderKind,
    size: OrderSize,
    purpose: Purpose,
    stop_distance: Option<Ratio>,
}
