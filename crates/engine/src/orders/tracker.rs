//! The orders that live, and the last ones that ended, so that a late fill still finds its order.

use super::{OrderStatus, Transition, TransitionError};
use model::{Amount, FillId, GroupId, Instant, OrderId, OrderKind, OrderRequest, OrderSize, Quantity};
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;

/// How many ended orders are remembered for late fills.
const ENDED_MAX: usize = 256;

/// An order as the engine knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrackedOrder {
    /// What was asked for; a moved stop has its new price, quantity and purpose here.
    pub request: OrderRequest,
    /// Where it stands.
    pub status: OrderStatus,
    /// How much was traded.
    pub filled: Quantity,
    /// What was paid or received for it, fees aside.
    pub filled_notional: Amount,
    /// What the order itself still holds of the quote asset (exits draw on their group's hold instead).
    pub hold_left: Amount,
    /// The newest fill that was booked.
    pub last_fill: Option<FillId>,
    /// When it was made.
    pub created_at: Instant,
    /// When it last changed.
    pub updated_at: Instant,
}

impl TrackedOrder {
    /// The stop price, for a stop.
    #[must_use]
    pub const fn stop_price(&self) -> Option<model::Price> {
        match self.request.kind {
            OrderKind::Stop { stop_price } => Some(stop_price),
            OrderKind::Market | OrderKind::Limit { .. } => None,
        }
    }

    /// The quantity asked for, where it was not a sum of quote.
    #[must_use]
    pub const fn quantity(&self) -> Option<Quantity> {
        match self.request.size {
            OrderSize::Quantity(quantity) => Some(quantity),
            OrderSize::Quote(_) => None,
        }
    }

    /// Moves the status by the table.
    ///
    /// # Errors
    /// [`TransitionError`]; the order is unchanged.
    pub const fn advance(&mut self, transition: Transition, at: Instant) -> Result<(), TransitionError> {
        match self.status.after(transition) {
            Ok(status) => {
                self.status = status;
                self.updated_at = at;
                Ok(())
            }
            Err(error) => Err(error),
        }
    }
}

/// All orders that live, by id, and the last [`ENDED_MAX`] that ended.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tracker {
    live: Vec<TrackedOrder>,
    ended: VecDeque<TrackedOrder>,
}

impl Tracker {
    /// Adds an order.
    pub fn insert(&mut self, order: TrackedOrder) {
        self.live.push(order);
    }

    /// A living order.
    #[must_use]
    pub fn get(&self, order: OrderId) -> Option<&TrackedOrder> {
        self.position(order).map(|index| &self.live[index])
    }

    /// A living order, to change.
    pub fn get_mut(&mut self, order: OrderId) -> Option<&mut TrackedOrder> {
        self.position(order).map(|index| &mut self.live[index])
    }

    /// An order that has ended and is still remembered.
    #[must_use]
    pub fn ended(&self, order: OrderId) -> Option<&TrackedOrder> {
        self.ended.iter().rev().find(|ended| ended.request.order == order)
    }

    /// An order that has ended and is still remembered, to be changed by a late fill.
    pub(crate) fn ended_mut(&mut self, order: OrderId) -> Option<&mut TrackedOrder> {
        self.ended.iter_mut().rev().find(|ended| ended.request.order == order)
    }

    /// Takes an order out of the living.
    pub fn end(&mut self, order: OrderId) -> Option<&TrackedOrder> {
        let index = self.position(order)?;
        let ended = self.live.remove(index);
        if self.ended.len() == ENDED_MAX {
            self.ended.pop_front();
        }
        self.ended.push_back(ended);
        self.ended.back()
    }

    /// The living orders, oldest first.
    pub fn iter(&self) -> impl Iterator<Item = &TrackedOrder> {
        self.live.iter()
    }

    /// The living orders of an exit group.
    pub fn group(&self, group: GroupId) -> impl Iterator<Item = &TrackedOrder> {
        self.live.iter().filter(move |order| order.request.group == Some(group))
    }

    // Ids rise in the order in which orders are made, so the living are sorted.
    fn position(&self, order: OrderId) -> Option<usize> {
        self.live.binary_search_by_key(&order, |tracked| tracked.request.order).ok()
    }
}
