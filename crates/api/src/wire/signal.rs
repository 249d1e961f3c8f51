//! Signals: what was said, why, and what came of it.

use super::{
    Decimal, Percent, Time,
    scalar::wire_enum,
    signal_reasoning::{Reasoning, SignalReason},
};
use analysis::signals::{Plan, SignalDirection as Way};
use platform::view;
use serde::Serialize;
use store::row::{self, SignalRow};
use utoipa::ToSchema;
use uuid::Uuid;

/// What a signal says: a plan that was certain at the close of its candle and never changes. No advice.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SignalHead {
    /// The id.
    pub id: Uuid,
    /// Of what, by public id.
    pub instrument: String,
    /// Over which candles.
    #[schema(examples("1h"))]
    pub timeframe: String,
    /// Which way.
    pub direction: SignalDirection,
    /// What to do with it.
    pub action: SignalAction,
    /// From 0.5 (the sources cancel each other out) to 1 (all lean wholly this way). Not a probability.
    pub confidence: f64,
    /// The close at which it was raised.
    pub entry_price: Decimal,
    /// Beyond it the signal is wrong.
    pub stop_loss: Decimal,
    /// How it came about.
    pub origin: SignalOrigin,
    /// Whether the caller asked for it; otherwise it is everybody's.
    pub is_own: bool,
    /// What has become of it.
    pub status: SignalStatus,
    /// What came of it, once it has ended.
    pub outcome: Option<SignalOutcome>,
    /// When its candle closed, in market time.
    pub raised_at: Time,
    /// When it is void, in market time.
    pub expires_at: Time,
}

/// A signal as lists tell it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SignalSummary {
    /// What it says.
    #[serde(flatten)]
    pub head: SignalHead,
    /// Where to take profits, the nearest first.
    pub target_prices: Vec<Decimal>,
    /// What speaks most for it; null where no source had an argument.
    pub reason: Option<SignalReason>,
}

/// A signal with all its reasons.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Signal {
    /// What it says.
    #[serde(flatten)]
    pub head: SignalHead,
    /// Why the stop is there.
    pub stop_reason: String,
    /// Where to take profits, the nearest first.
    pub take_profits: Vec<TakeProfit>,
    /// What each source said.
    pub reasoning: Reasoning,
}

/// A price at which a part is to be closed.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TakeProfit {
    /// The price.
    pub price: Decimal,
    /// The share of the position, 0 to 1; all sum to 1.
    pub fraction: f64,
    /// Why there.
    pub reason: String,
}

/// What came of a signal that was entered at the open after it: the stop before the targets of a candle, no fees.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SignalOutcome {
    /// How it ended.
    pub end: SignalEnd,
    /// When the candle that ended it closed, in market time.
    pub ended_at: Time,
    /// How many targets were reached.
    pub targets_reached: u32,
    /// What it would have made, in percent of what was put in; null where it was never entered.
    pub return_pct: Option<Percent>,
    /// The same by what the plan risked.
    pub risk_multiple: Option<f64>,
}

wire_enum!(
    /// Which way.
    SignalDirection from row::SignalSide { Long, Short }
);
wire_enum!(
    /// How a signal came about: as its candle closed, in candles that had closed before anybody looked, or because a user
    /// asked.
    SignalOrigin from row::SignalOrigin { Live, History, Request }
);
wire_enum!(
    /// How a signal ended.
    SignalEnd from row::SignalEndWord { Stopped, TargetsReached, Expired, Reversed }
);
wire_enum!(
    /// What has become of a signal.
    SignalStatus from view::SignalStatus { Active, Accepted, Rejected, Expired, Invalidated, Completed }
);

/// What to do with a signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SignalAction {
    /// Buy.
    Buy,
    /// Sell.
    Sell,
}

/// What the sources say of a market now.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Assessment {
    /// Of what, by public id.
    pub instrument: String,
    /// Over which candles.
    #[schema(examples("1h"))]
    pub timeframe: String,
    /// How many of them were looked through.
    pub bars: u64,
    /// When the newest of them closed, in market time.
    pub at: Time,
    /// Its close.
    pub close: f64,
    /// The weighted mean of what the sources say, -1 (down) to 1 (up).
    pub blend: f64,
    /// Which way that points.
    pub direction: SignalDirection,
    /// From 0.5 (the sources cancel each other out) to 1. Not a probability.
    pub confidence: f64,
    /// Where in and where out, if it were a signal; null where none can be made.
    pub plan: Option<SignalPlan>,
    /// What each source says.
    pub reasoning: Reasoning,
    /// The signal that it amounts to and that is kept; null where the confidence is not enough.
    pub signal: Option<Signal>,
}

/// Where in and where out, before it is rounded to the tick grid.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SignalPlan {
    /// The close.
    pub entry: f64,
    /// Beyond it the signal would be wrong.
    pub stop: f64,
    /// Why there.
    pub stop_reason: String,
    /// Where to take profits, the nearest first.
    pub targets: Vec<PlannedTarget>,
}

/// A price at which a part would be closed.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PlannedTarget {
    /// The price.
    pub price: f64,
    /// The share of the position, 0 to 1; all sum to 1.
    pub fraction: f64,
    /// Why there.
    pub reason: String,
}

impl SignalHead {
    fn new(instrument: String, status: view::SignalStatus, row: &SignalRow) -> Self {
        Self {
            id: row.key.0,
            instrument,
            timeframe: row.timeframe.to_string(),
            direction: row.direction.into(),
            action: match row.direction {
                row::SignalSide::Long => SignalAction::Buy,
                row::SignalSide::Short => SignalAction::Sell,
            },
            confidence: row.confidence,
            entry_price: row.entry_price.into(),
            stop_loss: row.stop_loss.into(),
            origin: row.origin.into(),
            is_own: row.user.is_some(),
            status: status.into(),
            outcome: row.outcome.map(SignalOutcome::new),
            raised_at: row.raised_at.into(),
            expires_at: row.expires_at.into(),
        }
    }
}

impl From<view::Signal> for SignalSummary {
    fn from(signal: view::Signal) -> Self {
        let view::Signal { instrument, status, row } = signal;
        Self {
            head: SignalHead::new(instrument, status, &row),
            target_prices: row.take_profits.iter().map(|target| target.price.into()).collect(),
            reason: row.reason.and_then(SignalReason::new),
        }
    }
}

impl From<view::ReasonedSignal> for Signal {
    fn from(signal: view::ReasonedSignal) -> Self {
        let view::ReasonedSignal { signal: view::Signal { instrument, status, row }, reasoning } = signal;
        let sign = match row.direction {
            row::SignalSide::Long => 1.0,
            row::SignalSide::Short => -1.0,
        };
        let take_profits = row.take_profits.iter().map(|target| TakeProfit {
            price: target.price.into(),
            fraction: target.fraction,
            reason: target.reason.clone(),
        });
        Self {
            head: SignalHead::new(instrument, status, &row),
            take_profits: take_profits.collect(),
            reasoning: Reasoning::new(&reasoning, sign),
            stop_reason: row.stop_reason,
        }
    }
}

impl SignalOutcome {
    fn new(outcome: row::SignalOutcomeRow) -> Self {
        Self {
            end: outcome.end.into(),
            ended_at: outcome.ended_at.into(),
            targets_reached: outcome.targets_reached,
            return_pct: outcome.return_ratio.and_then(Percent::from_share),
            risk_multiple: outcome.risk_multiple,
        }
    }
}

impl Assessment {
    /// The answer as it travels.
    pub fn new(assessed: view::Assessed) -> Self {
        Self {
            instrument: assessed.instrument,
            timeframe: assessed.timeframe.to_string(),
            bars: assessed.bars as u64,
            at: assessed.at.into(),
            close: assessed.close,
            blend: assessed.blend,
            direction: match assessed.direction {
                Way::Long => SignalDirection::Long,
                Way::Short => SignalDirection::Short,
            },
            confidence: assessed.confidence,
            plan: assessed.plan.map(SignalPlan::from),
            reasoning: Reasoning::new(&assessed.reasoning, assessed.direction.sign()),
            signal: assessed.signal.map(Signal::from),
        }
    }
}

impl From<Plan> for SignalPlan {
    fn from(plan: Plan) -> Self {
        let targets = plan.targets.into_iter().map(|target| PlannedTarget {
            price: target.price,
            fraction: target.fraction,
            reason: target.reason,
        });
        Self { entry: plan.entry, stop: plan.stop, stop_reason: plan.stop_reason, targets: targets.collect() }
    }
}
