//! What analysis sees in a series, as it travels. Prices are double precision, as all of analysis is; nothing here is owed,
//! owned or paid.
//!
//! - [`drawing`]: points and reasons. - [`pattern`]: shapes and candlesticks. - [`wave`]: Elliott counts.
//! - [`fibonacci`]: swings and zones. - [`level`]: support, resistance and trend lines. - [`technical`]:
//!   indicators, regime, everything at once.

pub mod drawing;
pub mod fibonacci;
pub mod level;
pub mod pattern;
pub mod technical;
pub mod wave;

pub use drawing::{DrawnPoint, ScoredReason};
pub use fibonacci::FibonacciAnalysis;
pub use level::LevelAnalysis;
pub use pattern::PatternAnalysis;
pub use technical::{FullAnalysis, RegimeAnalysis, TechnicalAnalysis};
pub use wave::ElliottAnalysis;

use serde::Serialize;
use utoipa::ToSchema;

/// What was analyzed.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AnalyzedMarket {
    /// Of what: a public id, or what a file is called.
    pub instrument: String,
    /// How long each candle is.
    #[schema(examples("1h"))]
    pub timeframe: String,
    /// How many closed candles.
    pub bars: u64,
    /// When the first began, in milliseconds since 1970 UTC.
    pub from: Option<i64>,
    /// When the last began, in milliseconds since 1970 UTC.
    pub to: Option<i64>,
}

impl AnalyzedMarket {
    /// The series in words.
    pub fn new(instrument: String, timeframe: String, bars: &analysis::Bars) -> Self {
        let millis = |nanos: &i64| drawing::millis(*nanos);
        Self {
            instrument,
            timeframe,
            bars: bars.len() as u64,
            from: bars.open_at().first().map(millis),
            to: bars.open_at().last().map(millis),
        }
    }
}
