//! A bot's book: its position, its open trade, its waiting orders, its exits, its day.

use super::{OpenTrade, Position};
use crate::risk::Limits;
use model::{
    Amount, AssetId, BotId, GroupId, InstrumentId, OrderId, PriceScale, Purpose, Quantity, SeriesId,
};
use serde::{Deserialize, Serialize};

/// Whether a bot trades.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BotState {
    /// Made, never started.
    #[default]
    Created,
    /// Takes entries and exits.
    Running,
    /// Takes no entries; exits go on.
    Paused,
    /// Takes no entries; what is open keeps its exits until it is flat.
    Stopped,
}

/// What a bot has done over its life.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Round trips.
    pub trades: u32,
    /// Round trips that made money after fees.
    pub wins: u32,
    /// Fills.
    pub fills: u32,
    /// Orders refused by the gate or the venue.
    pub refused: u32,
    /// Fees in quote.
    pub fees: Amount,
}

/// The orders that close a bot's position share one hold of the base asset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExitGroup {
    /// The group.
    pub group: GroupId,
    /// What it holds of the base asset.
    pub held: Quantity,
    /// How many of its orders live.
    pub orders: u32,
}

/// What the daily and drawdown limits look at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayBook {
    /// The UTC day.
    pub day: i64,
    /// Equity when the day began.
    pub equity_at_start: Amount,
    /// Entries sent on this day.
    pub entries: u32,
    /// The highest equity of the bot's life.
    pub equity_peak: Amount,
}

/// The book of one bot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BotBook {
    /// Which bot.
    pub bot: BotId,
    /// What it trades.
    pub instrument: InstrumentId,
    /// The base asset.
    pub base: AssetId,
    /// The quote asset.
    pub quote: AssetId,
    /// The candles it decides on.
    pub series: SeriesId,
    /// The ticks of its series.
    pub scale: PriceScale,
    /// Whether it trades.
    pub state: BotState,
    /// What it may risk.
    pub limits: Limits,
    /// What it holds.
    pub position: Position,
    /// Its trade, unless flat.
    pub trade: Option<OpenTrade>,
    /// A market order of its that waits for its price: no decision is made meanwhile.
    pub waiting: Option<(OrderId, Purpose)>,
    /// The stop that rests at the venue.
    pub stop: Option<OrderId>,
    /// The hold that its exits share.
    pub exits: Option<ExitGroup>,
    /// Its day.
    pub day: DayBook,
    /// Its life.
    pub tally: Tally,
    /// Whether its own kill switch is engaged.
    pub is_killed: bool,
}

impl BotBook {
    /// Whether new entries may be asked for.
    #[must_use]
    pub const fn takes_entries(&self) -> bool {
        matches!(self.state, BotState::Running)
    }
}
