//! What was traded, what is held, what it is worth, and the market it happened on.
//!
//! - [`order`]: orders and fills. - [`trade`]: round trips and positions. - [`portfolio`]: value. - [`market`]:
//!   instruments, prices, candles. - [`indicators`]: what analysis says of them.

pub mod indicators;
pub mod market;
pub mod order;
pub mod portfolio;
pub mod trade;

use uuid::Uuid;

/// Which records; what is absent does not bind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordQuery {
    /// Only of this instrument, as a person writes it.
    pub symbol: Option<String>,
    /// Only of this bot.
    pub bot_id: Option<Uuid>,
    /// Only from this instant on.
    pub from: Option<model::Instant>,
    /// Only before this instant.
    pub to: Option<model::Instant>,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// At most so many.
    pub limit: u32,
}
