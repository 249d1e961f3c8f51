//! Orders and their executions.

use super::{Decimal, Time, bot::BotEvent, scalar::wire_enum};
use platform::view;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// An order.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Order {
    /// The id.
    pub id: Uuid,
    /// The id it goes to the venue under.
    pub client_order_id: String,
    /// The id the venue gave it.
    pub venue_order_id: Option<String>,
    /// Whose it is; `null` for the account's own.
    pub bot_id: Option<Uuid>,
    /// That bot's name.
    pub bot_name: Option<String>,
    /// What is traded, by public id.
    pub instrument: String,
    /// Which way.
    pub side: Side,
    /// How it waits for its price.
    #[serde(rename = "type")]
    pub kind: OrderType,
    /// How much of the base asset.
    pub quantity: Option<Decimal>,
    /// For how much of the quote asset.
    pub quote_amount: Option<Decimal>,
    /// The limit.
    pub price: Option<Decimal>,
    /// The stop.
    pub stop_price: Option<Decimal>,
    /// How much of it is filled.
    pub filled_quantity: Decimal,
    /// At what price, on average.
    pub average_price: Option<Decimal>,
    /// Where it stands.
    pub status: OrderStatus,
    /// What for.
    pub purpose: Purpose,
    /// Why it was refused, by us or by the venue.
    pub reject_code: Option<String>,
    /// Whether it can only reduce a position.
    pub reduce_only: bool,
    /// When it was made.
    pub created_at: Time,
    /// When it last changed.
    pub updated_at: Time,
    /// Why it was made, or refused.
    pub explanation: Option<BotEvent>,
}

/// An execution of an order.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Fill {
    /// The id.
    pub id: Uuid,
    /// Of which order.
    pub order_id: Uuid,
    /// Whose it is; `null` for the account's own.
    pub bot_id: Option<Uuid>,
    /// That bot's name.
    pub bot_name: Option<String>,
    /// What was traded, by public id.
    pub instrument: String,
    /// Which way.
    pub side: Side,
    /// At what price.
    pub price: Decimal,
    /// How much of the base asset.
    pub quantity: Decimal,
    /// How much of the quote asset.
    pub quote_quantity: Decimal,
    /// The fee.
    pub fee: Decimal,
    /// What the fee was paid in.
    pub fee_asset: String,
    /// Which side of the book.
    pub liquidity: Liquidity,
    /// What for.
    pub purpose: Purpose,
    /// When, in market time.
    pub executed_at: Time,
}

wire_enum!(
    /// Which way.
    Side from model::Side { Buy, Sell }
);
wire_enum!(
    /// How an order waits for its price.
    OrderType from view::OrderKind { Market, Limit, Stop }
);
wire_enum!(
    /// Where an order stands.
    OrderStatus from view::OrderStatus {
        New, Sent, Accepted, PartiallyFilled, CancelRequested, Filled, Canceled, Refused, Rejected, Expired, Unknown,
    }
);
wire_enum!(
    /// Which side of the book a fill came from.
    Liquidity from view::Liquidity { Maker, Taker }
);
wire_enum!(
    /// What an order is for; of an exit also its reason.
    Purpose from model::Purpose {
        Entry, Signal, Stop, BreakEven, Trailing,
        #[serde(rename = "tier_1")] Tier1,
        #[serde(rename = "tier_2")] Tier2,
        Manual,
    }
);

impl From<view::Order> for Order {
    fn from(order: view::Order) -> Self {
        Self {
            id: order.id,
            client_order_id: order.client_order_id,
            venue_order_id: order.venue_order_id,
            bot_id: order.bot_id,
            bot_name: order.bot_name,
            instrument: order.instrument,
            side: order.side.into(),
            kind: order.kind.into(),
            quantity: order.quantity.map(Into::into),
            quote_amount: order.quote_amount.map(Into::into),
            price: order.price.map(Into::into),
            stop_price: order.stop_price.map(Into::into),
            filled_quantity: order.filled_quantity.into(),
            average_price: order.average_price.map(Into::into),
            status: order.status.into(),
            purpose: order.purpose.into(),
            reject_code: order.reject_code,
            reduce_only: order.reduce_only,
            created_at: order.created_at.into(),
            updated_at: order.updated_at.into(),
            explanation: order.explanation.map(Into::into),
        }
    }
}

impl From<view::Fill> for Fill {
    fn from(fill: view::Fill) -> Self {
        Self {
            id: fill.id,
            order_id: fill.order_id,
            bot_id: fill.bot_id,
            bot_name: fill.bot_name,
            instrument: fill.instrument,
            side: fill.side.into(),
            price: fill.price.into(),
            quantity: fill.quantity.into(),
            quote_quantity: fill.quote_quantity.into(),
            fee: fill.fee.into(),
            fee_asset: fill.fee_asset,
            liquidity: fill.liquidity.into(),
            purpose: fill.purpose.into(),
            executed_at: fill.executed_at.into(),
        }
    }
}
