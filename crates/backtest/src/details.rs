//! The figures that need the whole equity curve, reckoned where they are asked for.

use crate::recorder::Kept;
use crate::report::ratio_pct;
use analysis::performance::{
    Drawdown, SharpeSample, Traded, deepest_drawdowns, historical_loss, omega, simple_returns, tail_ratio,
    turnover, ulcer_index,
};
use model::{Candles, Instant};
use serde::Serialize;

/// How many drawdowns are told one by one.
const DRAWDOWNS_MAX: usize = 5;

/// The share of candles that lie beyond the value at risk.
const TAIL: f64 = 0.05;

/// Figures of the whole curve. Returns are those from close to close.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Details {
    /// See [`analysis::performance::omega`], against a return of 0.
    pub omega: Option<f64>,
    /// See [`analysis::performance::ulcer_index`]: in per cent.
    pub ulcer_index: Option<f64>,
    /// See [`analysis::performance::TradeFigures::sqn`].
    pub sqn: Option<f64>,
    /// See [`analysis::performance::TradeFigures::kelly`].
    pub kelly_pct: Option<String>,
    /// The loss that a candle exceeds one time in twenty, as it was; a gain is below 0.
    pub var_95_pct: Option<String>,
    /// The mean loss of those candles.
    pub cvar_95_pct: Option<String>,
    /// See [`analysis::performance::tail_ratio`].
    pub tail_ratio: Option<f64>,
    /// The probability, 0 to 1, that the true Sharpe ratio is above 0.
    pub probabilistic_sharpe: Option<f64>,
    /// Buys and sales over the mean equity, of the whole run.
    pub turnover: Option<f64>,
    /// The deepest drawdowns, deepest first.
    pub drawdowns: Vec<DrawdownRow>,
}

/// A drawdown. Times are those of closes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DrawdownRow {
    /// The last close at the peak.
    pub start: String,
    /// The deepest close.
    pub trough: String,
    /// The first close at the peak or above it again, if there was one.
    pub end: Option<String>,
    /// How deep, as a share of the peak.
    pub depth_pct: String,
    /// How many candles from the start to the end, or to the end of the run.
    pub candles: usize,
    /// How many of them from the trough to the end, if there was one.
    pub recovery_candles: Option<usize>,
}

impl Details {
    /// Of the equity at each close and what was kept of the run.
    pub(crate) fn of(candles: &Candles, equity: &[f64], kept: &Kept) -> Self {
        let returns = simple_returns(equity).unwrap_or_default();
        let loss = historical_loss(&returns, TAIL);
        let trades = kept.results.figures();
        let close_at = |point: usize| {
            let open_at = Instant::from_nanos(candles.open_at()[point]);
            open_at.checked_add(candles.timeframe().span()).unwrap_or(open_at).to_rfc3339()
        };
        let row = |fall: Drawdown| DrawdownRow {
            start: close_at(fall.peak_point),
            trough: close_at(fall.trough_point),
            end: fall.recovery_point.map(close_at),
            depth_pct: ratio_pct(fall.depth),
            candles: fall.candles(),
            recovery_candles: fall.recovery_candles(),
        };
        Self {
            omega: omega(&returns, 0.0),
            ulcer_index: ulcer_index(equity),
            sqn: trades.sqn,
            kelly_pct: trades.kelly.map(ratio_pct),
            var_95_pct: loss.map(|loss| ratio_pct(loss.value_at_risk)),
            cvar_95_pct: loss.map(|loss| ratio_pct(loss.expected_shortfall)),
            tail_ratio: tail_ratio(&returns),
            probabilistic_sharpe: SharpeSample::of(&returns).and_then(|sample| sample.probabilistic(0.0)),
            turnover: turnover(Traded { value: kept.traded, equity }),
            drawdowns: deepest_drawdowns(equity, DRAWDOWNS_MAX).into_iter().map(row).collect(),
        }
    }
}
