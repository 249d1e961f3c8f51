//! The market assumptions, each with a name: [`fee`], [`slippage`], [`volume`], and the latency of orders.

pub mod fee;
pub mod slippage;
pub mod volume;

use model::{Ratio, Span};
use serde::{Deserialize, Serialize};

/// The assumptions of one exchange.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Models {
    /// The fee on each fill, paid in quote.
    pub fee_rate: Ratio,
    /// How much worse than the market's price market and stop orders fill.
    pub slippage: Ratio,
    /// How long an order takes to arrive.
    pub latency: Span,
    /// The share of a candle's volume that all orders together may take; `None` for no bound.
    pub volume_share: Option<Ratio>,
}
