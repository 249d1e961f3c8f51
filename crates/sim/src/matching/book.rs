//! The orders of one instrument, with the nearest prices that would trigger one, so that most candles cost two compares.

use model::{
    AccountId, Amount, Instant, MoneyError, OrderId, OrderKind, OrderRequest, PriceScale, Quantity, Side,
};
use serde::{Deserialize, Serialize};

/// An order on the exchange's books.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SimOrder {
    pub request: OrderRequest,
    /// What is left to fill; zero for an order by quote, which is sized when it fills.
    pub left: Quantity,
    /// What it still holds of the quote asset.
    pub hold: Amount,
    /// When it has arrived.
    pub active_at: Instant,
    /// The candle it was placed in: an order of an earlier one was there at the open.
    pub row: u64,
}

/// One instrument's orders and last price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Market {
    pub scale: PriceScale,
    pub last: i64,
    pub row: u64,
    /// Market orders that wait for a price, in order of arrival.
    pub waiting: Vec<SimOrder>,
    /// Limits and stops, in order of arrival.
    pub resting: Vec<SimOrder>,
    /// A price at or below this triggers an order.
    pub fall_at: i64,
    /// A price at or above this triggers an order.
    pub rise_at: i64,
    /// What is left of the candle's volume budget.
    pub budget: Option<Quantity>,
}

/// The tick at which an order is triggered, and on which way of the price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trigger {
    Falling(i64),
    Rising(i64),
}

impl SimOrder {
    /// Stops act on touch; limits only when passed by a tick.
    pub fn trigger(&self, scale: PriceScale) -> Result<Option<Trigger>, MoneyError> {
        Ok(match (self.request.kind, self.request.side) {
            (OrderKind::Market, _) => None,
            (OrderKind::Stop { stop_price }, Side::Sell) => {
                Some(Trigger::Falling(scale.ticks_floor(stop_price)?))
            }
            (OrderKind::Stop { stop_price }, Side::Buy) => {
                Some(Trigger::Rising(scale.ticks_ceil(stop_price)?))
            }
            (OrderKind::Limit { price }, Side::Buy) => {
                Some(Trigger::Falling(scale.ticks_ceil(price)?.saturating_sub(1)))
            }
            (OrderKind::Limit { price }, Side::Sell) => {
                Some(Trigger::Rising(scale.ticks_floor(price)?.saturating_add(1)))
            }
        })
    }

    /// Whether a part of it was filled.
    pub fn has_traded(&self) -> bool {
        match self.request.size {
            model::OrderSize::Quantity(quantity) => self.left < quantity,
            model::OrderSize::Quote(budget) => self.hold < budget,
        }
    }

    fn is(&self, account: AccountId, order: OrderId) -> bool {
        self.request.order == order && self.request.account == account
    }
}

impl Market {
    pub const fn new(scale: PriceScale) -> Self {
        Self {
            scale,
            last: 0,
            row: 0,
            waiting: Vec::new(),
            resting: Vec::new(),
            fall_at: i64::MIN,
            rise_at: i64::MAX,
            budget: None,
        }
    }

    pub fn insert(&mut self, order: SimOrder) -> Result<(), MoneyError> {
        match order.trigger(self.scale)? {
            None => self.waiting.push(order),
            Some(trigger) => {
                self.resting.push(order);
                self.widen(trigger);
            }
        }
        Ok(())
    }

    pub fn order(&self, account: AccountId, order: OrderId) -> Option<&SimOrder> {
        self.waiting.iter().chain(&self.resting).find(|candidate| candidate.is(account, order))
    }

    pub fn order_mut(&mut self, account: AccountId, order: OrderId) -> Option<&mut SimOrder> {
        self.waiting.iter_mut().chain(&mut self.resting).find(|candidate| candidate.is(account, order))
    }

    pub fn take(&mut self, account: AccountId, order: OrderId) -> Option<SimOrder> {
        if let Some(index) = self.waiting.iter().position(|candidate| candidate.is(account, order)) {
            return Some(self.waiting.remove(index));
        }
        let index = self.resting.iter().position(|candidate| candidate.is(account, order))?;
        let taken = self.resting.remove(index);
        // Only an order at the bounds can loosen them; a failure to compute one was reported when it came in.
        let _ = self.refresh();
        Some(taken)
    }

    /// Computes the bounds anew.
    pub fn refresh(&mut self) -> Result<(), MoneyError> {
        (self.fall_at, self.rise_at) = (i64::MIN, i64::MAX);
        for index in 0..self.resting.len() {
            if let Some(trigger) = self.resting[index].trigger(self.scale)? {
                self.widen(trigger);
            }
        }
        Ok(())
    }

    fn widen(&mut self, trigger: Trigger) {
        match trigger {
            Trigger::Falling(ticks) => self.fall_at = self.fall_at.max(ticks),
            Trigger::Rising(ticks) => self.rise_at = self.rise_at.min(ticks),
        }
    }
}
