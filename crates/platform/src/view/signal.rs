//! Signals, and what the sources say now.

use analysis::signals::{Figures, Plan, SignalDirection, SignalSource, scorecard::CoinToss};
use model::{Instant, Timeframe};
use store::row::{OpinionRow, SignalRow};

/// A signal as a user is shown it.
#[derive(Clone, Debug, PartialEq)]
pub struct Signal {
    /// Of what, by public id.
    pub instrument: String,
    /// What has become of it.
    pub status: SignalStatus,
    /// What is kept of it.
    pub row: SignalRow,
}

/// A signal with what each source said.
#[derive(Clone, Debug, PartialEq)]
pub struct ReasonedSignal {
    /// The signal.
    pub signal: Signal,
    /// What each source said.
    pub reasoning: Vec<OpinionRow>,
}

/// What has become of a signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignalStatus {
    /// It waits for the market, and for the user.
    Active,
    /// The user follows it.
    Accepted,
    /// The user does not.
    Rejected,
    /// Its time ran out.
    Expired,
    /// It was stopped, or a signal the other way came.
    Invalidated,
    /// All its targets were reached.
    Completed,
}

/// What the sources say of a market now.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessed {
    /// Of what, by public id.
    pub instrument: String,
    /// Over which candles.
    pub timeframe: Timeframe,
    /// How many of them were looked through.
    pub bars: usize,
    /// When the newest of them closed.
    pub at: Instant,
    /// The close of the newest.
    pub close: f64,
    /// The weighted mean of what the sources say, -1 (down) to 1 (up).
    pub blend: f64,
    /// Which way that points.
    pub direction: SignalDirection,
    /// From 0.5 (the sources cancel each other out) to 1.
    pub confidence: f64,
    /// Where in and where out, if it were a signal; `None` where none can be made.
    pub plan: Option<Plan>,
    /// What each source says.
    pub reasoning: Vec<OpinionRow>,
    /// The signal that it amounts to; `None` where the confidence is not enough.
    pub signal: Option<ReasonedSignal>,
}

/// How far the desk that raises everybody's signals has looked.
#[derive(Clone, Debug, PartialEq)]
pub struct SignalDesk {
    /// From this confidence on, a signal is raised.
    pub confidence_min: f64,
    /// For each time frame that signals are raised over.
    pub over: Vec<SignalDeskOver>,
}

/// How far the desk has looked over candles of one length.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SignalDeskOver {
    /// Which.
    pub timeframe: Timeframe,
    /// How many instruments there are.
    pub instruments: usize,
    /// When the newest candle that was looked at closed; `None` before the first look.
    pub closed_at: Option<Instant>,
    /// At how many instruments it has looked there.
    pub looked: usize,
    /// How many signals it has raised there.
    pub raised: usize,
    /// How many of everybody's signals had not ended there.
    pub open: usize,
    /// The highest confidence there.
    pub confidence_max: Option<f64>,
}

/// How right signals over a stretch of history would have been.
#[derive(Clone, Debug, PartialEq)]
pub struct SignalPerformance {
    /// Of what, by public id.
    pub instrument: String,
    /// Over which candles.
    pub timeframe: Timeframe,
    /// How many.
    pub bars: usize,
    /// When the first and the last of them began.
    pub stretch: Option<(Instant, Instant)>,
    /// What both ways together cost, as a share of the position.
    pub fee_ratio: f64,
    /// Of all signals.
    pub all: Figures,
    /// By confidence: where each bucket begins.
    pub buckets: Vec<(f64, Figures)>,
    /// By source.
    pub sources: Vec<(SignalSource, Figures)>,
    /// What became of 1 put wholly into each signal, less 1, after fees.
    pub total_return: f64,
    /// What became of 1 that bought where signals could begin and held, less 1.
    pub buy_and_hold: Option<f64>,
    /// What a coin would have made of the same moments and plans.
    pub coin: Option<CoinToss>,
}
