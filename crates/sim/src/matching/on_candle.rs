//! Matching on candles: market orders at the open, then the walk open → low → high → close.

use super::book::{SimOrder, Trigger};
use crate::exchange::{Exchange, SimError};
use model::event::RejectReason;
use model::{
    Amount, Candle, Fill, Instant, Instrument, InstrumentId, Liquidity, OrderKind, OrderSize, Price, Purpose,
    Quantity, Side, VenueEvent, VenueEventKind,
};

/// The way through one candle. Between two steps the caller delivers what happened and submits what follows from it.
#[derive(Clone, Copy, Debug)]
pub struct Walk {
    instrument: InstrumentId,
    at: Instant,
    points: [i64; 4],
    piece: usize,
    price: i64,
}

/// What a step of the walk came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// An order was filled; the walk goes on from its price.
    Traded,
    /// The price has risen to this tick, the end of a rising piece.
    Rose(i64),
    /// The candle is walked through.
    Done,
}

impl Exchange {
    /// Whether any order waits for the next price, or would be triggered within `candle`. Two compares and a length.
    #[must_use]
    #[inline]
    pub fn is_touched(&self, instrument: InstrumentId, candle: &Candle) -> bool {
        let market = &self.state.markets[instrument.index()];
        !market.waiting.is_empty() || candle.low <= market.fall_at || candle.high >= market.rise_at
    }

    /// Whether a market order waits for the next price.
    #[must_use]
    #[inline]
    pub fn has_waiting(&self, instrument: InstrumentId) -> bool {
        !self.state.markets[instrument.index()].waiting.is_empty()
    }

    /// A candle in which nothing of ours can happen: only its close and its volume are noted.
    #[inline]
    pub fn pass(&mut self, instrument: InstrumentId, candle: &Candle) {
        self.begin_row(instrument, candle);
        self.end_row(instrument, candle);
    }

    /// Notes that a candle has begun: its open, and what may be traded within it. [`open`](Self::open) does so, too;
    /// alone it stands in for it when recorded events are [folded](Self::fold).
    #[inline]
    pub fn begin_row(&mut self, instrument: InstrumentId, candle: &Candle) {
        let budget = match self.state.models.volume_share {
            Some(_) => self.state.models.candle_budget(self.catalog.instrument(instrument), candle.volume),
            None => None,
        };
        let market = &mut self.state.markets[instrument.index()];
        market.row += 1;
        market.last = candle.open;
        market.budget = budget;
    }

    /// Notes that a candle is walked through: after the recorded events of its range.
    #[inline]
    pub fn end_row(&mut self, instrument: InstrumentId, candle: &Candle) {
        self.state.markets[instrument.index()].last = candle.close;
    }

    /// The open of a candle: waiting market orders that have arrived are filled at it.
    ///
    /// # Errors
    /// [`SimError`] on overflow.
    pub fn open(
        &mut self,
        instrument: InstrumentId,
        candle: &Candle,
        out: &mut Vec<VenueEvent>,
    ) -> Result<(), SimError> {
        self.begin_row(instrument, candle);
        self.fill_waiting(instrument, candle.open_at, candle.open, out)
    }

    /// Fills waiting market orders that have arrived by `at` at the price of so many ticks.
    ///
    /// # Errors
    /// [`SimError`] on overflow.
    pub fn fill_waiting(
        &mut self,
        instrument: InstrumentId,
        at: Instant,
        ticks: i64,
        out: &mut Vec<VenueEvent>,
    ) -> Result<(), SimError> {
        let market = &mut self.state.markets[instrument.index()];
        market.last = ticks;
        let price = market.scale.price(ticks);
        let mut index = 0;
        while let Some(order) = self.state.markets[instrument.index()].waiting.get(index).copied() {
            let is_there = order.active_at <= at;
            // A fill takes the order off unless some of it is left; then, or if it has not arrived, the next one's turn.
            if !is_there || !self.trade(at, &order, price, Liquidity::Taker, out)? {
                index += 1;
            }
        }
        Ok(())
    }

    /// Begins the walk through a candle, after its open.
    #[must_use]
    pub const fn walk(instrument: InstrumentId, candle: &Candle) -> Walk {
        Walk {
            instrument,
            at: candle.open_at,
            points: [candle.open, candle.low, candle.high, candle.close],
            piece: 0,
            price: candle.open,
        }
    }

    /// Goes on to the next order that the price triggers, or to the end of a rising piece, or to the close.
    ///
    /// # Errors
    /// [`SimError`] on overflow.
    pub fn step(&mut self, walk: &mut Walk, out: &mut Vec<VenueEvent>) -> Result<Step, SimError> {
        while walk.piece < 3 {
            let end = walk.points[walk.piece + 1];
            let is_rising = walk.piece == 1;
            if let Some(order) = self.next_triggered(walk, end, is_rising)? {
                let price = self.trigger_price(walk, &order)?;
                let liquidity = match order.request.kind {
                    OrderKind::Limit { .. } => Liquidity::Maker,
                    OrderKind::Stop { .. } | OrderKind::Market => Liquidity::Taker,
                };
                let is_off = self.trade(walk.at, &order, price, liquidity, out)?;
                if !is_off {
                    self.make_waiting(&order)?;
                }
                return Ok(Step::Traded);
            }
            walk.price = end;
            walk.piece += 1;
            self.state.markets[walk.instrument.index()].last = end;
            if is_rising {
                return Ok(Step::Rose(end));
            }
        }
        Ok(Step::Done)
    }

    /// The order that the price meets first on its way to `end`; of several at one price the earliest.
    fn next_triggered(&self, walk: &Walk, end: i64, is_rising: bool) -> Result<Option<SimOrder>, SimError> {
        let market = &self.state.markets[walk.instrument.index()];
        let mut next: Option<(i64, SimOrder)> = None;
        for order in &market.resting {
            if order.active_at > walk.at || market.budget.is_some_and(Quantity::is_zero) {
                continue;
            }
            let is_stop = matches!(order.request.kind, OrderKind::Stop { .. });
            let distance = match order.trigger(market.scale)? {
                // A stop that the price stands beyond acts at once, whichever way the price goes on.
                Some(Trigger::Falling(ticks)) if is_stop && walk.price <= ticks => 0,
                Some(Trigger::Rising(ticks)) if is_stop && walk.price >= ticks => 0,
                Some(Trigger::Falling(ticks)) if !is_rising && end <= ticks => {
                    walk.price.saturating_sub(ticks)
                }
                Some(Trigger::Rising(ticks)) if is_rising && end >= ticks => ticks.saturating_sub(walk.price),
                Some(Trigger::Falling(_) | Trigger::Rising(_)) | None => continue,
            };
            if next.is_none_or(|(nearest, _)| distance < nearest) {
                next = Some((distance, *order));
            }
        }
        Ok(next.map(|(_, order)| order))
    }

    /// A stop fills at its price or where the market already stands beyond it; a limit at its price, or at the open if
    /// that was better and the order was there.
    fn trigger_price(&self, walk: &mut Walk, order: &SimOrder) -> Result<Price, SimError> {
        let market = &self.state.markets[walk.instrument.index()];
        let now = market.scale.price(walk.price);
        let was_there = order.row < market.row;
        let better = if was_there { market.scale.price(walk.points[0]) } else { now };
        let price = match (order.request.kind, order.request.side) {
            (OrderKind::Stop { stop_price }, Side::Sell) => stop_price.min(now),
            (OrderKind::Stop { stop_price }, Side::Buy) => stop_price.max(now),
            (OrderKind::Limit { price }, Side::Buy) => price.min(better),
            (OrderKind::Limit { price }, Side::Sell) => price.max(better),
            (OrderKind::Market, _) => now,
        };
        // The walk goes on from the trigger; a better open lies behind it.
        let reached = match order.trigger(market.scale)? {
            Some(Trigger::Falling(ticks)) => ticks.min(walk.price),
            Some(Trigger::Rising(ticks)) => ticks.max(walk.price),
            None => walk.price,
        };
        walk.price = reached;
        Ok(price)
    }

    /// What is left of a triggered stop is a market order that waits.
    fn make_waiting(&mut self, order: &SimOrder) -> Result<(), SimError> {
        if !matches!(order.request.kind, OrderKind::Stop { .. }) {
            return Ok(());
        }
        let (instrument, account, id) =
            (order.request.instrument, order.request.account, order.request.order);
        if let Some(mut rest) = self.take_order(instrument, account, id) {
            rest.request.kind = OrderKind::Market;
            self.state.markets[instrument.index()].insert(rest)?;
        }
        Ok(())
    }

    /// Trades an order, or as much of it as the candle's volume budget admits, at the market's `price`. Returns whether it
    /// is off the books.
    fn trade(
        &mut self,
        at: Instant,
        order: &SimOrder,
        price: Price,
        liquidity: Liquidity,
        out: &mut Vec<VenueEvent>,
    ) -> Result<bool, SimError> {
        let request = &order.request;
        let instrument = self.catalog.instrument(request.instrument);
        let quote = instrument.quote;
        let price = match liquidity {
            Liquidity::Taker => self.state.models.slipped(instrument, price, request.side)?,
            Liquidity::Maker => price,
        };
        let wanted = match request.size {
            OrderSize::Quantity(_) => order.left,
            OrderSize::Quote(_) => instrument.lots_for(order.hold, price, self.state.models.fee_rate)?,
        };
        let budget = self.state.markets[request.instrument.index()].budget;
        let quantity = budget.map_or(wanted, |budget| wanted.min(budget));
        if quantity.is_zero() && wanted.is_positive() {
            return Ok(false);
        }
        let value = self.state.models.value(request.side, price, quantity)?;
        if quantity.is_zero() || !self.can_pay(instrument, order, value.cost()?) {
            self.take_order(request.instrument, request.account, request.order);
            self.drop_order(order)?;
            let reason =
                if quantity.is_zero() { RejectReason::Lot } else { RejectReason::InsufficientBalance };
            let kind = if order.has_traded() {
                VenueEventKind::Canceled
            } else {
                VenueEventKind::Rejected { reason }
            };
            out.push(event(at, order, kind));
            return Ok(true);
        }
        let account = self.account_mut(request.account)?;
        let fill = Fill {
            fill: account.next_fill(),
            price,
            quantity,
            notional: value.notional,
            fee: value.fee,
            fee_asset: quote,
            liquidity,
            is_last: quantity == wanted,
        };
        out.push(event(at, order, VenueEventKind::Filled(fill)));
        self.settle(at, request.instrument, order, &fill, Some(out))?;
        Ok(fill.is_last)
    }

    fn can_pay(&self, instrument: &Instrument, order: &SimOrder, cost: Amount) -> bool {
        if matches!(order.request.side, Side::Sell) || cost <= order.hold {
            return true;
        }
        let free = self.account(order.request.account).map(|account| account.balance(instrument.quote).free);
        let beyond = cost.checked_sub(order.hold).unwrap_or(Amount::MAX);
        free.is_some_and(|free| beyond <= free) && order.request.budget.is_some_and(|budget| cost <= budget)
    }

    /// Books a fill and takes the order off if nothing is left. `out` receives what it means for the rest of its group.
    fn settle(
        &mut self,
        at: Instant,
        instrument_id: InstrumentId,
        order: &SimOrder,
        fill: &Fill,
        out: Option<&mut Vec<VenueEvent>>,
    ) -> Result<(), SimError> {
        let (base, quote) = {
            let instrument = self.catalog.instrument(instrument_id);
            (instrument.base, instrument.quote)
        };
        let market = &mut self.state.markets[instrument_id.index()];
        if let Some(budget) = market.budget.as_mut() {
            *budget = budget.checked_sub(fill.quantity.min(*budget))?;
        }
        let mut order = *order;
        let account = self.account_mut(order.request.account)?;
        match order.request.side {
            Side::Buy => {
                let cost = fill.notional.checked_add(fill.fee)?;
                let drawn = order.hold.min(cost);
                account.pay(quote, drawn, cost.checked_sub(drawn)?)?;
                account.receive(base, fill.quantity.into())?;
                order.hold = order.hold.checked_sub(drawn)?;
                order.request.budget =
                    order.request.budget.map(|budget| budget.checked_sub(cost)).transpose()?;
            }
            Side::Sell => {
                account.pay(base, fill.quantity.into(), Amount::ZERO)?;
                account.receive(quote, fill.notional.checked_sub(fill.fee)?)?;
                if let Some(group) = order.request.group.and_then(|group| account.group_mut(group)) {
                    group.held = group.held.checked_sub(fill.quantity)?;
                }
            }
        }
        if matches!(order.request.size, OrderSize::Quantity(_)) {
            order.left = order.left.checked_sub(fill.quantity)?;
        }
        if fill.is_last {
            self.take_order(instrument_id, order.request.account, order.request.order);
            self.drop_order(&order)?;
        } else if let Some(place) =
            self.state.markets[instrument_id.index()].order_mut(order.request.account, order.request.order)
        {
            *place = order;
        }
        match out {
            Some(out) => self.shrink_group(at, &order, out),
            None => Ok(()),
        }
    }

    /// After a fill the other orders of the group are for at most what the group still holds.
    fn shrink_group(
        &mut self,
        at: Instant,
        filled: &SimOrder,
        out: &mut Vec<VenueEvent>,
    ) -> Result<(), SimError> {
        let Some(group) = filled.request.group else { return Ok(()) };
        let held = self
            .account_mut(filled.request.account)?
            .group_mut(group)
            .map_or(Quantity::ZERO, |group| group.held);
        let market = &mut self.state.markets[filled.request.instrument.index()];
        let is_other = |order: &SimOrder| {
            order.request.group == Some(group)
                && order.request.account == filled.request.account
                && order.request.order != filled.request.order
        };
        for order in market.waiting.iter_mut().chain(&mut market.resting).filter(|order| is_other(order)) {
            if order.left > held && held.is_positive() {
                order.left = held;
                let purpose: Purpose = order.request.purpose;
                out.push(event(
                    at,
                    order,
                    VenueEventKind::Amended { quantity: held, stop_price: None, purpose },
                ));
            }
        }
        if held.is_positive() {
            return Ok(());
        }
        let market = &self.state.markets[filled.request.instrument.index()];
        let ended: Vec<SimOrder> =
            market.waiting.iter().chain(&market.resting).filter(|order| is_other(order)).copied().collect();
        for order in ended {
            self.take_order(order.request.instrument, order.request.account, order.request.order);
            self.drop_order(&order)?;
            out.push(event(at, &order, VenueEventKind::Canceled));
        }
        Ok(())
    }

    /// Books a recorded fill.
    pub(crate) fn fold_fill(
        &mut self,
        event: &VenueEvent,
        instrument: InstrumentId,
        fill: &Fill,
    ) -> Result<(), SimError> {
        let market = &self.state.markets[instrument.index()];
        let order = *market.order(event.account, event.order).ok_or(SimError::Recorded(event.order))?;
        self.account_mut(event.account)?.use_fill(fill.fill);
        self.settle(event.venue_at, instrument, &order, fill, None)?;
        if !fill.is_last {
            self.make_waiting(&order)?;
        }
        Ok(())
    }
}

const fn event(at: Instant, order: &SimOrder, kind: VenueEventKind) -> VenueEvent {
    VenueEvent { venue_at: at, account: order.request.account, order: order.request.order, kind }
}
