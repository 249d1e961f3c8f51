//! The exchange: it takes commands, keeps orders and books, and says what happened.

use crate::account::{Account, Group};
use crate::matching::{Market, SimOrder};
use crate::models::Models;
use model::command::StopMove;
use model::event::RejectReason;
use model::instrument::cost;
use model::{
    AccountId, Amount, AssetId, Catalog, Command, GroupId, Instant, Instrument, InstrumentId, MoneyError,
    OrderId, OrderKind, OrderRequest, OrderSize, PriceScale, Quantity, Side, VenueEvent, VenueEventKind,
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The simulated exchange.
#[derive(Clone, Debug)]
pub struct Exchange {
    pub(crate) catalog: Arc<Catalog>,
    pub(crate) state: ExchangeState,
}

/// All that changes, as a snapshot holds it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExchangeState {
    pub(crate) models: Models,
    pub(crate) accounts: Vec<Option<Account>>,
    pub(crate) markets: Vec<Market>,
}

/// Why the exchange cannot go on: an overflow, or an order for an account or instrument that it does not have.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SimError {
    /// A booking left the range of money.
    #[error("the simulated exchange overflows: {0}")]
    Money(#[from] MoneyError),
    /// No such account.
    #[error("the simulated exchange has no account {0}")]
    Account(AccountId),
    /// A recorded event does not fit the exchange's state: the journal is damaged.
    #[error("a recorded event of order {0} does not fit")]
    Recorded(OrderId),
}

impl Exchange {
    /// An exchange without accounts. `scales` are the ticks of each instrument's series, by instrument.
    #[must_use]
    pub fn new(catalog: Arc<Catalog>, scales: &[PriceScale], models: Models) -> Self {
        let markets = scales.iter().map(|scale| Market::new(*scale)).collect();
        Self { catalog, state: ExchangeState { models, accounts: Vec::new(), markets } }
    }

    /// The exchange of a snapshot.
    #[must_use]
    pub const fn restore(catalog: Arc<Catalog>, state: ExchangeState) -> Self {
        Self { catalog, state }
    }

    /// All that changes.
    #[must_use]
    pub const fn state(&self) -> &ExchangeState {
        &self.state
    }

    /// Pays money into an account, which is opened if it is new.
    ///
    /// # Errors
    /// [`SimError::Money`] on overflow.
    pub fn deposit(&mut self, account: AccountId, asset: AssetId, amount: Amount) -> Result<(), SimError> {
        if self.state.accounts.len() <= account.index() {
            self.state.accounts.resize(account.index() + 1, None);
        }
        Ok(self.state.accounts[account.index()].get_or_insert_default().deposit(asset, amount)?)
    }

    /// An account's books.
    #[must_use]
    pub fn account(&self, account: AccountId) -> Option<&Account> {
        self.state.accounts.get(account.index())?.as_ref()
    }

    /// Takes a command and appends what happens at once to `out`.
    ///
    /// # Errors
    /// [`SimError`]: a bug or an overflow; what the account lacks is a rejection, not an error.
    pub fn submit(
        &mut self,
        at: Instant,
        command: &Command,
        out: &mut Vec<VenueEvent>,
    ) -> Result<(), SimError> {
        match command {
            Command::Place(request) => {
                let kind = match self.admit(request)? {
                    Ok(hold) => {
                        self.enlist(at, request, hold)?;
                        VenueEventKind::Accepted
                    }
                    Err(reason) => VenueEventKind::Rejected { reason },
                };
                out.push(VenueEvent { venue_at: at, account: request.account, order: request.order, kind });
            }
            Command::Amend(stop_move) => self.amend(at, stop_move, out)?,
            Command::Cancel { account, order } => self.cancel(at, *account, *order, out)?,
        }
        Ok(())
    }

    /// Applies an event that this exchange has said before, as a journal recorded it; `request` is the order's.
    ///
    /// # Errors
    /// [`SimError`] when the event does not fit: the journal is damaged.
    pub fn fold(&mut self, event: &VenueEvent, request: &OrderRequest) -> Result<(), SimError> {
        match event.kind {
            VenueEventKind::Accepted => match self.admit(request)? {
                Ok(hold) => self.enlist(event.venue_at, request, hold),
                Err(_) => Err(SimError::Recorded(event.order)),
            },
            // The order that came second was never on the books; the first one still is.
            VenueEventKind::Rejected { reason: RejectReason::Duplicate } => Ok(()),
            VenueEventKind::Rejected { .. } => {
                // A market buy may be refused at its fill; one that was refused on arrival is not on the books.
                self.take_order(request.instrument, event.account, event.order)
                    .map_or(Ok(()), |order| self.drop_order(&order))
            }
            VenueEventKind::Amended { quantity, stop_price, purpose } => {
                let market = &mut self.state.markets[request.instrument.index()];
                let order =
                    market.order_mut(event.account, event.order).ok_or(SimError::Recorded(event.order))?;
                order.left = quantity;
                order.request.purpose = purpose;
                if let Some(stop_price) = stop_price {
                    order.request.kind = OrderKind::Stop { stop_price };
                }
                market.refresh()?;
                Ok(())
            }
            VenueEventKind::Canceled => {
                let order = self.take_order(request.instrument, event.account, event.order);
                order.map_or(Err(SimError::Recorded(event.order)), |order| self.drop_order(&order))
            }
            VenueEventKind::Filled(fill) => self.fold_fill(event, request.instrument, &fill),
        }
    }

    /// Checks an order and sets aside what it needs: of quote, so much. The inner error is the exchange's refusal.
    fn admit(&mut self, request: &OrderRequest) -> Result<Result<Amount, RejectReason>, SimError> {
        let instrument = self.catalog.instrument(request.instrument);
        let (base, quote) = (instrument.base, instrument.quote);
        if let Err(reason) = self.check_rules(instrument, request)? {
            return Ok(Err(reason));
        }
        let market = &self.state.markets[request.instrument.index()];
        if market.order(request.account, request.order).is_some() {
            return Ok(Err(RejectReason::Duplicate));
        }
        let hold = self.buy_hold(request)?;
        let account = self.account_mut(request.account)?;
        let enough = match (request.side, request.group, request.size) {
            (Side::Buy, ..) => account.hold(quote, hold)?,
            (Side::Sell, Some(group), OrderSize::Quantity(quantity)) => {
                let joined = join_group(account, base, group, quantity)?;
                return Ok(joined.map(|()| Amount::ZERO));
            }
            (Side::Sell, ..) => return Ok(Err(RejectReason::Unknown)),
        };
        Ok(if enough { Ok(hold) } else { Err(RejectReason::InsufficientBalance) })
    }

    fn check_rules(
        &self,
        instrument: &Instrument,
        request: &OrderRequest,
    ) -> Result<Result<(), RejectReason>, MoneyError> {
        let price = match request.kind {
            OrderKind::Market => self.last_price(request.instrument),
            OrderKind::Limit { price } | OrderKind::Stop { stop_price: price } => {
                if !price.is_positive() || !price.is_multiple_of(instrument.tick_size) {
                    return Ok(Err(RejectReason::Tick));
                }
                price
            }
        };
        let OrderSize::Quantity(quantity) = request.size else { return Ok(Ok(())) };
        let is_entry = request.group.is_none();
        if !quantity.is_positive() || !quantity.is_multiple_of(instrument.lot_size) {
            return Ok(Err(RejectReason::Lot));
        }
        if is_entry && quantity < instrument.quantity_min {
            return Ok(Err(RejectReason::Lot));
        }
        let has_minimum = is_entry && instrument.notional_min.is_positive();
        if has_minimum && price.notional(quantity, model::Rounding::Ceil)? < instrument.notional_min {
            return Ok(Err(RejectReason::Notional));
        }
        Ok(Ok(()))
    }

    fn buy_hold(&self, request: &OrderRequest) -> Result<Amount, SimError> {
        let fee_rate = self.state.models.fee_rate;
        Ok(match (request.side, request.size, request.kind) {
            (Side::Sell, ..) => Amount::ZERO,
            (Side::Buy, OrderSize::Quote(budget), _) => budget,
            (Side::Buy, OrderSize::Quantity(quantity), OrderKind::Limit { price }) => {
                cost::cost(price, quantity, fee_rate)?
            }
            (Side::Buy, OrderSize::Quantity(quantity), OrderKind::Market | OrderKind::Stop { .. }) => {
                let free = self
                    .account(request.account)
                    .map(|account| account.balance(self.catalog.instrument(request.instrument).quote).free);
                let budget = request.budget.or(free).unwrap_or(Amount::ZERO);
                let value =
                    self.state.models.value(Side::Buy, self.last_price(request.instrument), quantity)?;
                cost::market_hold(value, budget)?
            }
        })
    }

    fn enlist(&mut self, at: Instant, request: &OrderRequest, hold: Amount) -> Result<(), SimError> {
        let active_at = at.checked_add(self.state.models.latency).unwrap_or(at);
        let market = &mut self.state.markets[request.instrument.index()];
        let left = match request.size {
            OrderSize::Quantity(quantity) => quantity,
            OrderSize::Quote(_) => Quantity::ZERO,
        };
        market.insert(SimOrder { request: *request, left, hold, active_at, row: market.row })?;
        Ok(())
    }

    fn amend(
        &mut self,
        at: Instant,
        stop_move: &StopMove,
        out: &mut Vec<VenueEvent>,
    ) -> Result<(), SimError> {
        let Some((index, group)) = self.find(stop_move.account, stop_move.order) else { return Ok(()) };
        let held = group.and_then(|group| {
            let account = self.state.accounts.get_mut(stop_move.account.index())?.as_mut()?;
            account.group_mut(group).map(|group| group.held)
        });
        let tick_size = self.catalog.instruments()[index].tick_size;
        let market = &mut self.state.markets[index];
        let Some(order) = market.order_mut(stop_move.account, stop_move.order) else { return Ok(()) };
        let is_sound = stop_move.stop_price.is_positive() && stop_move.stop_price.is_multiple_of(tick_size);
        if !is_sound || !matches!(order.request.kind, OrderKind::Stop { .. }) {
            return Ok(());
        }
        order.request.kind = OrderKind::Stop { stop_price: stop_move.stop_price };
        order.request.purpose = stop_move.purpose;
        order.left = held.map_or(order.left, |held| stop_move.quantity.min(held));
        out.push(VenueEvent {
            venue_at: at,
            account: stop_move.account,
            order: stop_move.order,
            kind: VenueEventKind::Amended {
                quantity: order.left,
                stop_price: Some(stop_move.stop_price),
                purpose: stop_move.purpose,
            },
        });
        market.refresh()?;
        Ok(())
    }

    fn cancel(
        &mut self,
        at: Instant,
        account: AccountId,
        order: OrderId,
        out: &mut Vec<VenueEvent>,
    ) -> Result<(), SimError> {
        let Some((index, _)) = self.find(account, order) else { return Ok(()) };
        let instrument = self.catalog.instruments()[index].id;
        if let Some(taken) = self.take_order(instrument, account, order) {
            self.drop_order(&taken)?;
            out.push(VenueEvent { venue_at: at, account, order, kind: VenueEventKind::Canceled });
        }
        Ok(())
    }

    /// Releases what an order that is off the books still held.
    pub(crate) fn drop_order(&mut self, order: &SimOrder) -> Result<(), SimError> {
        let instrument = self.catalog.instrument(order.request.instrument);
        let quote = instrument.quote;
        let account = self.account_mut(order.request.account)?;
        if order.hold.is_positive() {
            account.release(quote, order.hold)?;
        }
        let Some(group_id) = order.request.group else { return Ok(()) };
        let Some(group) = account.group_mut(group_id) else { return Ok(()) };
        group.orders -= 1;
        if group.orders > 0 {
            return Ok(());
        }
        let (asset, held) = (group.asset, group.held);
        account.groups.retain(|candidate| candidate.group != group_id);
        if held.is_positive() {
            account.release(asset, held.into())?;
        }
        Ok(())
    }

    pub(crate) fn take_order(
        &mut self,
        instrument: InstrumentId,
        account: AccountId,
        order: OrderId,
    ) -> Option<SimOrder> {
        self.state.markets[instrument.index()].take(account, order)
    }

    pub(crate) fn account_mut(&mut self, account: AccountId) -> Result<&mut Account, SimError> {
        let found = self.state.accounts.get_mut(account.index()).and_then(Option::as_mut);
        found.ok_or(SimError::Account(account))
    }

    fn last_price(&self, instrument: InstrumentId) -> model::Price {
        let market = &self.state.markets[instrument.index()];
        market.scale.price(market.last)
    }

    fn find(&self, account: AccountId, order: OrderId) -> Option<(usize, Option<GroupId>)> {
        self.state.markets.iter().enumerate().find_map(|(index, market)| {
            market.order(account, order).map(|order| (index, order.request.group))
        })
    }
}

fn join_group(
    account: &mut Account,
    asset: AssetId,
    group: GroupId,
    quantity: Quantity,
) -> Result<Result<(), RejectReason>, MoneyError> {
    if let Some(group) = account.group_mut(group) {
        if quantity > group.held {
            return Ok(Err(RejectReason::InsufficientBalance));
        }
        group.orders += 1;
        return Ok(Ok(()));
    }
    if account.has_ended(group) {
        return Ok(Err(RejectReason::Unknown));
    }
    let is_open = account.open_group(Group { group, asset, held: quantity, orders: 1 })?;
    Ok(if is_open { Ok(()) } else { Err(RejectReason::InsufficientBalance) })
}
