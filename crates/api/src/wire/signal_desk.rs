//! How far the desk that raises signals has looked.

use super::Time;
use platform::view;
use serde::Serialize;
use utoipa::ToSchema;

/// How far the desk that raises everybody's signals has looked.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SignalDesk {
    /// From this confidence on, a signal is raised.
    pub confidence_min: f64,
    /// For each time frame that signals are raised over.
    pub timeframes: Vec<SignalDeskOver>,
}

/// How far the desk has looked over candles of one length.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SignalDeskOver {
    /// Which.
    #[schema(examples("1h"))]
    pub timeframe: String,
    /// How many instruments there are.
    pub instruments: u64,
    /// When the newest candle that was looked at closed, in market time; null before the first look.
    pub closed_at: Option<Time>,
    /// At how many instruments it has looked there.
    pub looked: u64,
    /// How many signals it has raised there: none where one the same way is open.
    pub raised: u64,
    /// How many of everybody's signals had not ended there.
    pub open: u64,
    /// The highest confidence there.
    pub confidence_max: Option<f64>,
}

impl From<view::SignalDesk> for SignalDesk {
    fn from(desk: view::SignalDesk) -> Self {
        Self {
            confidence_min: desk.confidence_min,
            timeframes: desk.over.into_iter().map(SignalDeskOver::from).collect(),
        }
    }
}

impl From<view::SignalDeskOver> for SignalDeskOver {
    fn from(over: view::SignalDeskOver) -> Self {
        Self {
            timeframe: over.timeframe.to_string(),
            instruments: over.instruments as u64,
            closed_at: over.closed_at.map(Time::from),
            looked: over.looked as u64,
            raised: over.raised as u64,
            open: over.open as u64,
            confidence_max: over.confidence_max,
        }
    }
}
