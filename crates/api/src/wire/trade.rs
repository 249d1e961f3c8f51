//! Round trips.

use super::{
    Decimal, Percent, Time,
    order::Purpose,
    position::{Direction, Target},
    scalar::wire_enum,
};
use platform::view;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A round trip, from flat to flat.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Trade {
    /// The id.
    pub id: Uuid,
    /// Whose it is; `null` for the account's own.
    pub bot_id: Option<Uuid>,
    /// That bot's name.
    pub bot_name: Option<String>,
    /// What was traded, by public id.
    pub instrument: String,
    /// Which way the position goes.
    pub direction: Direction,
    /// Whether it is over.
    pub status: TradeStatus,
    /// When it began, in market time.
    pub entry_time: Time,
    /// At what price, on average.
    pub entry_price: Decimal,
    /// How much was bought.
    pub quantity: Decimal,
    /// What was paid for it.
    pub invested: Decimal,
    /// When it ended, in market time.
    pub exit_time: Option<Time>,
    /// At what price, on average.
    pub exit_price: Option<Decimal>,
    /// What came back so far.
    pub returned: Decimal,
    /// Fees so far.
    pub fees: Decimal,
    /// The profit, fees included.
    pub pnl: Option<Decimal>,
    /// The same in percent of what was invested.
    pub pnl_pct: Option<Percent>,
    /// The highest price since the entry.
    pub highest_price: Decimal,
    /// Where the stop stands.
    pub stop_loss: Option<Decimal>,
    /// Where profit is taken.
    pub targets: Vec<Target>,
    /// Why it ended.
    pub exit_reason: Option<Purpose>,
}

wire_enum!(
    /// Whether a round trip is over.
    TradeStatus from view::TradeStatus { Active, Finished, Failed }
);

impl From<view::Trade> for Trade {
    fn from(trade: view::Trade) -> Self {
        Self {
            id: trade.id,
            bot_id: trade.bot_id,
            bot_name: trade.bot_name,
            instrument: trade.instrument,
            direction: trade.direction.into(),
            status: trade.status.into(),
            entry_time: trade.entry_time.into(),
            entry_price: trade.entry_price.into(),
            quantity: trade.quantity.into(),
            invested: trade.invested.into(),
            exit_time: trade.exit_time.map(Into::into),
            exit_price: trade.exit_price.map(Into::into),
            returned: trade.returned.into(),
            fees: trade.fees.into(),
            pnl: trade.pnl.map(Into::into),
            pnl_pct: trade.pnl_ratio.map(Into::into),
            highest_price: trade.highest_price.into(),
            stop_loss: trade.stop_loss.map(Into::into),
            targets: trade.targets.into_iter().map(Into::into).collect(),
            exit_reason: trade.exit_reason.map(Into::into),
        }
    }
}
