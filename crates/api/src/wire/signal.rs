//! Signals: what was said, why, and what came of it.

use super::{Decimal, Percent, Time, scalar::wire_enum};
use analysis::signals::{Plan, SignalDirection as Way, SignalSource};
use platform::view;
use serde::Serialize;
use store::row::{self, OpinionRow, SignalRow};
use utoipa::ToSchema;
use uuid::Uuid;

/// A signal: a plan that was certain at the close of its candle and never changes. No advice.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Signal {
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
    /// Why there.
    pub stop_reason: String,
    /// Where to take profits, the nearest first.
    pub take_profits: Vec<TakeProfit>,
    /// What each source said.
    pub reasoning: Reasoning,
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

/// The reasoning tree: what each source said.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Reasoning {
    /// Trend, momentum and regime.
    pub technical: ReasoningPart,
    /// Elliott wave counts.
    pub elliott_wave: ReasoningPart,
    /// Candlestick patterns and chart shapes.
    pub patterns: ReasoningPart,
    /// Fibonacci retracements and confluence zones.
    pub fibonacci: ReasoningPart,
    /// What the volume says.
    pub volume: ReasoningPart,
}

/// What a source said.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReasoningPart {
    /// How much it counts, in percent: all sum to 100.
    pub weight_pct: f64,
    /// From -1 (down) to 1 (up).
    pub lean: f64,
    /// How much it speaks for the signal's direction, 0 (wholly against) to 1 (wholly for).
    pub score: f64,
    /// Its heaviest argument, in words.
    pub text: String,
    /// All its arguments, the heaviest first.
    pub arguments: Vec<SignalArgument>,
}

/// One argument of a source.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SignalArgument {
    /// In words.
    pub text: String,
    /// How much it counts beside the source's others.
    pub weight: f64,
    /// From -1 (down) to 1 (up).
    pub lean: f64,
    /// What to draw, oldest first; may be empty.
    pub drawing: Vec<SignalPoint>,
}

/// A corner of a drawing.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SignalPoint {
    /// When its candle began, in milliseconds since 1970 UTC.
    pub t: i64,
    /// The price.
    pub price: f64,
    /// What it is.
    pub label: String,
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

impl From<view::Signal> for Signal {
    fn from(signal: view::Signal) -> Self {
        let view::Signal { instrument, status, row } = signal;
        let SignalRow { direction, ref reasoning, .. } = row;
        let (action, sign) = match direction {
            row::SignalSide::Long => (SignalAction::Buy, 1.0),
            row::SignalSide::Short => (SignalAction::Sell, -1.0),
        };
        let take_profits = row.take_profits.iter().map(|target| TakeProfit {
            price: target.price.into(),
            fraction: target.fraction,
            reason: target.reason.clone(),
        });
        Self {
            id: row.key.0,
            instrument,
            timeframe: row.timeframe.to_string(),
            direction: direction.into(),
            action,
            confidence: row.confidence,
            entry_price: row.entry_price.into(),
            stop_loss: row.stop_loss.into(),
            take_profits: take_profits.collect(),
            reasoning: Reasoning::new(reasoning, sign),
            origin: row.origin.into(),
            is_own: row.user.is_some(),
            status: status.into(),
            outcome: row.outcome.map(SignalOutcome::new),
            raised_at: row.raised_at.into(),
            expires_at: row.expires_at.into(),
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

impl Reasoning {
    /// The tree of a signal whose direction is 1 (up) or -1 (down).
    pub fn new(opinions: &[OpinionRow], sign: f64) -> Self {
        let part = |source: SignalSource| {
            let said = opinions.iter().find(|opinion| opinion.source == source.name());
            said.map_or_else(ReasoningPart::silent, |opinion| ReasoningPart::new(opinion, sign))
        };
        Self {
            technical: part(SignalSource::Technical),
            elliott_wave: part(SignalSource::ElliottWave),
            patterns: part(SignalSource::Patterns),
            fibonacci: part(SignalSource::Fibonacci),
            volume: part(SignalSource::Volume),
        }
    }
}

impl ReasoningPart {
    fn silent() -> Self {
        Self { weight_pct: 0.0, lean: 0.0, score: 0.5, text: NOTHING.to_owned(), arguments: Vec::new() }
    }

    /// What a source says beside a direction of 1 (up) or -1 (down).
    pub fn new(opinion: &OpinionRow, sign: f64) -> Self {
        let first = opinion.arguments.first().map_or(NOTHING, |argument| &argument.text);
        Self {
            weight_pct: opinion.weight_pct,
            lean: opinion.lean,
            score: f64::midpoint(1.0, sign * opinion.lean),
            text: first.to_owned(),
            arguments: opinion.arguments.iter().map(Into::into).collect(),
        }
    }
}

/// What a source without an argument says.
const NOTHING: &str = "nothing to say";

impl From<&row::ArgumentRow> for SignalArgument {
    fn from(argument: &row::ArgumentRow) -> Self {
        let corner = |corner: &row::CornerRow| SignalPoint {
            t: corner.at.millis(),
            price: corner.price,
            label: corner.label.clone(),
        };
        Self {
            text: argument.text.clone(),
            weight: argument.weight,
            lean: argument.lean,
            drawing: argument.drawing.iter().map(corner).collect(),
        }
    }
}
