//! What has been traded and what is held: orders, fills, round trips, positions.

use super::bot::BotEvent;
pub use model::Liquidity;
use model::{Amount, Instant, Price, Purpose, Quantity, Ratio, Side};
pub use store::row::{Direction, OrderStatus, TradeStatus};
use uuid::Uuid;

/// An order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// The id.
    pub id: Uuid,
    /// The id it goes to the venue under.
    pub client_order_id: String,
    /// The id the venue gave it.
    pub venue_order_id: Option<String>,
    /// Whose it is; `None` for the account's own.
    pub bot_id: Option<Uuid>,
    /// That bot's name.
    pub bot_name: Option<String>,
    /// What is traded.
    pub instrument: String,
    /// Which way.
    pub side: Side,
    /// How it waits for its price.
    pub kind: OrderKind,
    /// How much of the base asset.
    pub quantity: Option<Quantity>,
    /// For how much of the quote asset.
    pub quote_amount: Option<Amount>,
    /// The limit.
    pub price: Option<Price>,
    /// The stop.
    pub stop_price: Option<Price>,
    /// How much of it is filled.
    pub filled_quantity: Quantity,
    /// At what price, on average.
    pub average_price: Option<Price>,
    /// Where it stands.
    pub status: OrderStatus,
    /// What for.
    pub purpose: Purpose,
    /// Why it was refused, by us or by the venue.
    pub reject_code: Option<String>,
    /// Whether it can only reduce a position.
    pub reduce_only: bool,
    /// When it was made.
    pub created_at: Instant,
    /// When it last changed.
    pub updated_at: Instant,
    /// Why it was made, or refused.
    pub explanation: Option<BotEvent>,
}

/// How an order waits for its price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderKind {
    /// It does not.
    Market,
    /// At a price or better.
    Limit,
    /// A market order once a price is touched.
    Stop,
}

/// An execution of an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fill {
    /// The id.
    pub id: Uuid,
    /// Of which order.
    pub order_id: Uuid,
    /// Whose it is; `None` for the account's own.
    pub bot_id: Option<Uuid>,
    /// That bot's name.
    pub bot_name: Option<String>,
    /// What was traded.
    pub instrument: String,
    /// Which way.
    pub side: Side,
    /// At what price.
    pub price: Price,
    /// How much of the base asset.
    pub quantity: Quantity,
    /// How much of the quote asset.
    pub quote_quantity: Amount,
    /// The fee.
    pub fee: Amount,
    /// What the fee was paid in.
    pub fee_asset: String,
    /// Which side of the book.
    pub liquidity: Liquidity,
    /// What for.
    pub purpose: Purpose,
    /// When.
    pub executed_at: Instant,
}

/// A round trip, from flat to flat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trade {
    /// The id.
    pub id: Uuid,
    /// Whose it is; `None` for the account's own.
    pub bot_id: Option<Uuid>,
    /// That bot's name.
    pub bot_name: Option<String>,
    /// What was traded.
    pub instrument: String,
    /// Which way the position goes.
    pub direction: Direction,
    /// Whether it is over.
    pub status: TradeStatus,
    /// When it began.
    pub entry_time: Instant,
    /// At what price, on average.
    pub entry_price: Price,
    /// How much was bought.
    pub quantity: Quantity,
    /// What was paid for it.
    pub invested: Amount,
    /// When it ended.
    pub exit_time: Option<Instant>,
    /// At what price, on average.
    pub exit_price: Option<Price>,
    /// What came back so far.
    pub returned: Amount,
    /// Fees so far.
    pub fees: Amount,
    /// The profit, fees included.
    pub pnl: Option<Amount>,
    /// The same as a share of what was invested.
    pub pnl_ratio: Option<Ratio>,
    /// The highest price since the entry.
    pub highest_price: Price,
    /// Where the stop stands.
    pub stop_loss: Option<Price>,
    /// Where profit is taken.
    pub targets: Vec<Target>,
    /// Why it ended.
    pub exit_reason: Option<Purpose>,
}

/// A price at which a part of a position is sold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The price.
    pub price: Price,
    /// How much is sold there.
    pub quantity: Quantity,
    /// When it was.
    pub hit_at: Option<Instant>,
}

/// What a bot holds of an instrument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// The id.
    pub id: Uuid,
    /// In which account.
    pub account_id: Uuid,
    /// Whose it is; `None` for the account's own.
    pub bot_id: Option<Uuid>,
    /// That bot's name.
    pub bot_name: Option<String>,
    /// What is held.
    pub instrument: String,
    /// Which way it goes.
    pub direction: Direction,
    /// How much.
    pub quantity: Quantity,
    /// At what price it was bought, on average; `None` once it is closed.
    pub average_entry_price: Option<Price>,
    /// What was paid for what is held.
    pub cost_basis: Amount,
    /// The last price.
    pub current_price: Option<Price>,
    /// What selling it at the last price would bring, less its cost.
    pub unrealized_pnl: Option<Amount>,
    /// The same as a share of the cost.
    pub unrealized_pnl_ratio: Option<Ratio>,
    /// Profit of the part already sold.
    pub realized_pnl: Amount,
    /// Where the stop stands.
    pub stop_loss: Option<Price>,
    /// Where profit is taken.
    pub targets: Vec<Target>,
    /// The highest price since the entry.
    pub highest_price: Price,
    /// When it was opened.
    pub opened_at: Instant,
}
