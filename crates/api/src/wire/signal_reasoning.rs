//! The reasoning tree of a signal: what each source said, and what to draw for it.

use super::scalar::wire_enum;
use analysis::signals::SignalSource as Speaker;
use serde::Serialize;
use store::row::{ArgumentRow, CornerRow, OpinionRow, ReasonRow};
use utoipa::ToSchema;

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

/// What speaks most for a signal.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SignalReason {
    /// Who says it.
    pub source: SignalSource,
    /// In words.
    pub text: String,
}

wire_enum!(
    /// A source of reasons.
    SignalSource from Speaker { Technical, ElliottWave, Patterns, Fibonacci, Volume }
);

impl Reasoning {
    /// The tree of a signal whose direction is 1 (up) or -1 (down).
    pub fn new(opinions: &[OpinionRow], sign: f64) -> Self {
        let part = |source: Speaker| {
            let said = opinions.iter().find(|opinion| opinion.source == source.name());
            said.map_or_else(ReasoningPart::silent, |opinion| ReasoningPart::new(opinion, sign))
        };
        Self {
            technical: part(Speaker::Technical),
            elliott_wave: part(Speaker::ElliottWave),
            patterns: part(Speaker::Patterns),
            fibonacci: part(Speaker::Fibonacci),
            volume: part(Speaker::Volume),
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

impl SignalReason {
    /// The reason as it travels; `None` for a source that there is no more.
    pub fn new(reason: ReasonRow) -> Option<Self> {
        let source = Speaker::ALL.into_iter().find(|source| source.name() == reason.source)?;
        Some(Self { source: source.into(), text: reason.text })
    }
}

impl From<&ArgumentRow> for SignalArgument {
    fn from(argument: &ArgumentRow) -> Self {
        let corner = |corner: &CornerRow| SignalPoint {
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
