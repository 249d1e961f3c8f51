//! Signals, and what became of them.

use super::word::{SignalAnswer, SignalEndWord, SignalOrigin, SignalSide};
use crate::{SignalKey, UserKey};
use model::{Instant, InstrumentId, Price, Timeframe};
use serde::{Deserialize, Serialize};

/// A signal as lists tell it; all that was said of it, [`OpinionRow`]s, is kept beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct SignalRow {
    /// Its name.
    pub key: SignalKey,
    /// Who asked for it; `None` where it is everybody's.
    pub user: Option<UserKey>,
    /// Of which instrument.
    pub instrument: InstrumentId,
    /// Over which candles.
    pub timeframe: Timeframe,
    /// How it came about.
    pub origin: SignalOrigin,
    /// Which way.
    pub direction: SignalSide,
    /// 0 to 1.
    pub confidence: f64,
    /// The close at which it was raised.
    pub entry_price: Price,
    /// Beyond it the signal is wrong.
    pub stop_loss: Price,
    /// Why there.
    pub stop_reason: String,
    /// Where to take profits, the nearest first.
    pub take_profits: Vec<TakeProfitRow>,
    /// What speaks most for it; `None` where no source had an argument.
    pub reason: Option<ReasonRow>,
    /// When its candle closed.
    pub raised_at: Instant,
    /// When it is void.
    pub expires_at: Instant,
    /// What came of it, once it has ended.
    pub outcome: Option<SignalOutcomeRow>,
    /// What the reader makes of it; never set where no reader is asked for.
    pub answer: Option<SignalAnswer>,
}

/// What speaks most for a signal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReasonRow {
    /// The name of the source that says it.
    pub source: String,
    /// In words.
    pub text: String,
}

/// A price at which a part is to be closed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TakeProfitRow {
    /// The price.
    pub price: Price,
    /// The share of the position, 0 to 1.
    pub fraction: f64,
    /// Why there.
    pub reason: String,
}

/// What a source said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OpinionRow {
    /// Its name.
    pub source: String,
    /// How much it counts, in percent.
    pub weight_pct: f64,
    /// From -1 (down) to 1 (up).
    pub lean: f64,
    /// Why, the heaviest first.
    pub arguments: Vec<ArgumentRow>,
}

/// One argument of a source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArgumentRow {
    /// In words.
    pub text: String,
    /// How much it counts beside the source's others.
    pub weight: f64,
    /// From -1 (down) to 1 (up).
    pub lean: f64,
    /// What to draw, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub drawing: Vec<CornerRow>,
}

/// A corner of a drawing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CornerRow {
    /// When its candle began.
    pub at: Instant,
    /// The price.
    pub price: f64,
    /// What it is.
    pub label: String,
}

/// What came of a signal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SignalOutcomeRow {
    /// How it ended.
    pub end: SignalEndWord,
    /// When the candle that ended it closed.
    pub ended_at: Instant,
    /// How many targets were reached.
    pub targets_reached: u32,
    /// What it would have made before fees, by what was put in: 0.01 is one per cent. `None` where it was never entered.
    pub return_ratio: Option<f64>,
    /// The same by what the plan risked.
    pub risk_multiple: Option<f64>,
}
