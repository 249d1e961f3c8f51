//! What the engine tells a venue to do.

use crate::{AccountId, OrderId, OrderRequest, Price, Purpose, Quantity};
use serde::{Deserialize, Serialize};

/// A command to a venue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "command")]
pub enum Command {
    /// Place an order.
    Place(OrderRequest),
    /// Move a resting stop: its price and the reason it would close under.
    Amend(StopMove),
    /// Cancel an order.
    Cancel {
        /// Whose account.
        account: AccountId,
        /// Which order.
        order: OrderId,
    },
}

/// The new place of a resting stop order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StopMove {
    /// Whose account.
    pub account: AccountId,
    /// Which order.
    pub order: OrderId,
    /// The new stop price.
    pub stop_price: Price,
    /// The new quantity; at most what its group holds.
    pub quantity: Quantity,
    /// The new purpose (`break_even`, `trailing`).
    pub purpose: Purpose,
}
