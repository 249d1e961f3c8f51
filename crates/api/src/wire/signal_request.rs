//! What is asked of signals, and what callers make of them: names of fields for the document; the handlers read them.

use super::market::Timeframe;
use serde::Serialize;
use utoipa::ToSchema;

/// How the sources are asked.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SignalQuestion {
    /// `1h` if not said.
    pub timeframe: Option<Timeframe>,
    /// So many of the newest closed candles are looked through; 1000 if not said.
    #[schema(minimum = 1, maximum = 10_000)]
    pub limit: Option<u32>,
    /// The least confidence of a signal, 0.65 if not said.
    #[schema(minimum = 0.5, maximum = 1.0)]
    pub confidence_min: Option<f64>,
    /// After so many candles a signal is void; 48 if not said.
    #[schema(minimum = 1, maximum = 10_000)]
    pub expires_bars: Option<u32>,
    /// How much each source counts; only proportions matter.
    pub weights: Option<SignalWeights>,
}

/// What is asked of the sources.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SignalRequest {
    /// Of which instrument: `BTC-USDT`, `BTCUSDT`, `sim:BTC-USDT` or `BTC`.
    pub symbol: String,
    /// How.
    #[serde(flatten)]
    pub question: SignalQuestion,
}

/// How much each source counts; one that is not named counts as by default.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SignalWeights {
    /// Trend, momentum and regime: 30.
    pub technical: Option<f64>,
    /// Elliott wave counts: 25.
    pub elliott_wave: Option<f64>,
    /// Candlestick patterns and chart shapes: 20.
    pub patterns: Option<f64>,
    /// Fibonacci: 20.
    pub fibonacci: Option<f64>,
    /// Volume: 5.
    pub volume: Option<f64>,
}

/// Which markets are scanned.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SignalScanRequest {
    /// Of which instruments; all if not said, at most 50.
    pub symbols: Option<Vec<String>>,
    /// How.
    #[serde(flatten)]
    pub question: SignalQuestion,
}

/// What the caller makes of a signal.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SignalAnswerRequest {
    /// `active` takes an answer back.
    pub status: SignalAnswerWord,
}

/// What a caller can make of a signal.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SignalAnswerWord {
    /// Nothing yet.
    Active,
    /// They follow it.
    Accepted,
    /// They do not.
    Rejected,
}
