//! What the market shows: prices, candles, and where they come from.

use analysis::registry::Question;
use model::{Instant, Price as MarketPrice, Ratio, Timeframe};

/// What a process trades on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Market {
    /// Of what kind it is.
    pub kind: MarketKind,
    /// What to call it.
    pub label: String,
    /// Market seconds per second, as text.
    pub speed: String,
    /// Its time now; `None` before its first event.
    pub market_time: Option<Instant>,
}

/// Where prices come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarketKind {
    /// Made from a seed.
    Synthetic,
    /// Read from a file.
    Replay,
    /// Nowhere.
    None,
}

/// The last price of an instrument.
#[derive(Clone, Debug, PartialEq)]
pub struct Price {
    /// Of what, by public id.
    pub instrument: String,
    /// The price.
    pub last: MarketPrice,
    /// Its change in 24 hours.
    pub change_24h: Option<Ratio>,
    /// The highest price in 24 hours.
    pub high_24h: Option<MarketPrice>,
    /// The lowest price in 24 hours.
    pub low_24h: Option<MarketPrice>,
    /// What was traded in 24 hours, in base units.
    pub volume_24h: f64,
    /// As of when.
    pub at: Instant,
}

/// Candles of one instrument and time frame.
#[derive(Clone, Debug, PartialEq)]
pub struct CandleSeries {
    /// Of what, by public id.
    pub instrument: String,
    /// How long each is.
    pub timeframe: Timeframe,
    /// Closed ones, oldest first.
    pub candles: Vec<Candle>,
    /// The one that is not closed yet.
    pub forming: Option<Candle>,
}

/// An indicator over a series of candles.
#[derive(Clone, Debug)]
pub struct IndicatorColumns {
    /// What was asked for.
    pub question: Question,
    /// Its columns in the order of its specification: one value, or none, for each closed candle.
    pub values: Vec<Vec<Option<f64>>>,
}

/// One candle with exact prices.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candle {
    /// When it began.
    pub open_at: Instant,
    /// The first price.
    pub open: MarketPrice,
    /// The highest price.
    pub high: MarketPrice,
    /// The lowest price.
    pub low: MarketPrice,
    /// The last price.
    pub close: MarketPrice,
    /// What was traded, in base units.
    pub volume: f64,
}
