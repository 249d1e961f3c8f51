//! One closed candle, prices in ticks of its series.

use crate::Instant;

/// One closed candle. Prices are ticks of the series' [`PriceScale`](super::PriceScale); volume is in base units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candle {
    /// When the candle began.
    pub open_at: Instant,
    /// The first price.
    pub open: i64,
    /// The highest price.
    pub high: i64,
    /// The lowest price.
    pub low: i64,
    /// The last price.
    pub close: i64,
    /// How much was traded, in base units: carried for analysis, never computed with here.
    pub volume: f64,
}
