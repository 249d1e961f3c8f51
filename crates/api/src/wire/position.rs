//! What is held.

use super::{Decimal, Percent, Time, scalar::wire_enum};
use platform::view;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// What a bot holds of an instrument.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Position {
    /// The id.
    pub id: Uuid,
    /// In which account.
    pub account_id: Uuid,
    /// Whose it is; `null` for the account's own.
    pub bot_id: Option<Uuid>,
    /// That bot's name.
    pub bot_name: Option<String>,
    /// What is held, by public id.
    pub instrument: String,
    /// Which way it goes.
    pub side: Direction,
    /// How much.
    pub quantity: Decimal,
    /// At what price it was bought, on average; `null` once it is closed.
    pub average_entry_price: Option<Decimal>,
    /// What was paid for what is held.
    pub cost_basis: Decimal,
    /// The last price.
    pub current_price: Option<Decimal>,
    /// What selling it at the last price would bring, less its cost.
    pub unrealized_pnl: Option<Decimal>,
    /// The same in percent of the cost.
    pub unrealized_pnl_pct: Option<Percent>,
    /// Profit of the part already sold.
    pub realized_pnl: Decimal,
    /// Where the stop stands.
    pub stop_loss: Option<Decimal>,
    /// Where profit is taken.
    pub targets: Vec<Target>,
    /// The highest price since the entry.
    pub highest_price: Decimal,
    /// When it was opened, in market time.
    pub opened_at: Time,
}

/// A price at which a part of a position is sold.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Target {
    /// The price.
    pub price: Decimal,
    /// How much is sold there.
    pub quantity: Decimal,
    /// When it was.
    pub hit_at: Option<Time>,
}

wire_enum!(
    /// Which way a position goes.
    Direction from view::Direction { Long, Short }
);

impl From<view::Position> for Position {
    fn from(position: view::Position) -> Self {
        Self {
            id: position.id,
            account_id: position.account_id,
            bot_id: position.bot_id,
            bot_name: position.bot_name,
            instrument: position.instrument,
            side: position.direction.into(),
            quantity: position.quantity.into(),
            average_entry_price: position.average_entry_price.map(Into::into),
            cost_basis: position.cost_basis.into(),
            current_price: position.current_price.map(Into::into),
            unrealized_pnl: position.unrealized_pnl.map(Into::into),
            unrealized_pnl_pct: position.unrealized_pnl_ratio.map(Into::into),
            realized_pnl: position.realized_pnl.into(),
            stop_loss: position.stop_loss.map(Into::into),
            targets: position.targets.into_iter().map(Into::into).collect(),
            highest_price: position.highest_price.into(),
            opened_at: position.opened_at.into(),
        }
    }
}

impl From<view::Target> for Target {
    fn from(target: view::Target) -> Self {
        Self {
            price: target.price.into(),
            quantity: target.quantity.into(),
            hit_at: target.hit_at.map(Into::into),
        }
    }
}
