//! What analysis sees in a series: shapes and candlesticks, waves, Fibonacci zones, levels and lines.
//!
//! One pass over the bars each. What is confirmed and what is forming are kept apart, as the crate `analysis` keeps them.

mod market;
mod reports;
mod technical;

pub use market::{ANALYSIS_BARS_MAX, AnalyzedSeries};
pub(crate) use market::{bars_of, number};
pub use reports::{ElliottReport, FibonacciReport, LevelReport, PatternReport, Seen};
pub use technical::{IndicatorNow, RegimeReport, TechnicalReport};
