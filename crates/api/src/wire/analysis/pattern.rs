//! Chart shapes and candlestick patterns.

use super::drawing::millis;
use super::{AnalyzedMarket, DrawnPoint, ScoredReason};
use analysis::candlesticks::Reading;
use analysis::shapes::registry;
use analysis::shapes::{Boundary, Direction, FormingShape, Outcome, Shape};
use platform::analysis::PatternReport;
use serde::Serialize;
use utoipa::ToSchema;

/// Shapes and candlestick patterns of a market.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PatternAnalysis {
    /// What was analyzed.
    #[serde(flatten)]
    pub market: AnalyzedMarket,
    /// Shapes, oldest first; those that form still come last.
    pub shapes: Vec<ChartShape>,
    /// Candlestick patterns, oldest first.
    pub candlesticks: Vec<CandlestickReading>,
}

/// A chart shape.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ChartShape {
    /// Its name.
    #[schema(examples("double_top"))]
    pub name: String,
    /// Its name in words.
    pub title: String,
    /// What has become of it. Only what is `forming` can still change.
    pub state: ShapeState,
    /// Which way it points; null while either way is open.
    pub direction: Option<ShapeDirection>,
    /// Its turning points, oldest first.
    pub points: Vec<DrawnPoint>,
    /// Its edges; of a confirmed shape the broken one first.
    pub edges: Vec<ShapeEdge>,
    /// From 0 to 1; not a probability.
    pub score: f64,
    /// What the score is made of.
    pub reasons: Vec<ScoredReason>,
    /// When the candle began whose close confirmed it, in milliseconds since 1970 UTC.
    pub confirmed_at: Option<i64>,
    /// The price it points to.
    pub target: Option<f64>,
    /// A close beyond this price says that it has failed.
    pub invalidation: Option<f64>,
}

/// What has become of a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ShapeState {
    /// No close has confirmed it.
    Forming,
    /// A close has confirmed it, and it has not ended.
    Confirmed,
    /// The price reached its target.
    TargetReached,
    /// The price closed beyond its invalidation.
    Invalidated,
    /// Neither happened in its time.
    Expired,
}

/// Which way a shape points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ShapeDirection {
    /// Up.
    Up,
    /// Down.
    Down,
}

/// A straight edge of a shape: price = `price` + `slope` × (candle − `index`).
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ShapeEdge {
    /// A candle at which its price is given.
    pub index: u64,
    /// The price there.
    pub price: f64,
    /// The price per candle.
    pub slope: f64,
}

/// A candlestick pattern and what it amounts to.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CandlestickReading {
    /// Its name.
    #[schema(examples("cdlengulfing"))]
    pub name: String,
    /// Its name in words.
    pub title: String,
    /// Where it points: `bullish`, `bearish` or `neutral`.
    pub bias: String,
    /// TA-Lib's mark: ±80, ±100 or ±200.
    pub mark: i32,
    /// Its first candle, counted from 0.
    pub started_index: u64,
    /// Its last candle, counted from 0.
    pub confirmed_index: u64,
    /// When its last candle began, in milliseconds since 1970 UTC.
    pub confirmed_at: i64,
    /// How large its candles are, 0 to 1; a half is as large as usual.
    pub strength: f64,
    /// How much speaks for it, 0 to 1; not a probability.
    pub confidence: f64,
    /// The same in words.
    pub words: String,
}

impl PatternAnalysis {
    /// The report as it travels.
    pub fn new(market: AnalyzedMarket, report: &PatternReport) -> Self {
        let confirmed = report.shapes.iter().map(|(shape, outcome)| ChartShape::confirmed(shape, *outcome));
        Self {
            market,
            shapes: confirmed.chain(report.forming.iter().map(ChartShape::forming)).collect(),
            candlesticks: report.candlesticks.iter().map(Into::into).collect(),
        }
    }
}

impl ChartShape {
    fn confirmed(shape: &Shape, outcome: Option<Outcome>) -> Self {
        Self {
            name: shape.name.to_owned(),
            title: title(shape.name),
            state: match outcome {
                None => ShapeState::Confirmed,
                Some(Outcome::TargetReached) => ShapeState::TargetReached,
                Some(Outcome::Invalidated) => ShapeState::Invalidated,
                Some(Outcome::Expired) => ShapeState::Expired,
            },
            direction: Some(shape.direction.into()),
            points: shape.points.iter().map(Into::into).collect(),
            edges: shape.boundaries.iter().map(Into::into).collect(),
            score: shape.score,
            reasons: shape.reasons.iter().map(Into::into).collect(),
            confirmed_at: Some(millis(shape.confirmed_at)),
            target: Some(shape.target),
            invalidation: Some(shape.invalidation),
        }
    }

    fn forming(shape: &FormingShape) -> Self {
        let mut ways = shape.exits.iter().map(|(_, direction)| *direction);
        let first = ways.next();
        Self {
            name: shape.name.to_owned(),
            title: title(shape.name),
            state: ShapeState::Forming,
            direction: first.filter(|first| ways.all(|way| way == *first)).map(Into::into),
            points: shape.points.iter().map(Into::into).collect(),
            edges: shape.exits.iter().map(|(edge, _)| edge.into()).collect(),
            score: shape.score,
            reasons: shape.reasons.iter().map(Into::into).collect(),
            confirmed_at: None,
            target: None,
            invalidation: None,
        }
    }
}

fn title(name: &str) -> String {
    registry::find(name).map_or(name, |spec| spec.title).to_owned()
}

impl From<Direction> for ShapeDirection {
    fn from(direction: Direction) -> Self {
        match direction {
            Direction::Up => Self::Up,
            Direction::Down => Self::Down,
        }
    }
}

impl From<&Boundary> for ShapeEdge {
    fn from(edge: &Boundary) -> Self {
        Self { index: edge.index as u64, price: edge.price, slope: edge.slope }
    }
}

impl From<&Reading> for CandlestickReading {
    fn from(reading: &Reading) -> Self {
        Self {
            name: reading.pattern.spec.name.to_owned(),
            title: reading.pattern.spec.title.to_owned(),
            bias: reading.bias.name().to_owned(),
            mark: reading.mark,
            started_index: reading.started_index as u64,
            confirmed_index: reading.confirmed_index as u64,
            confirmed_at: millis(reading.confirmed_at),
            strength: reading.strength,
            confidence: reading.confidence,
            words: reading.to_string(),
        }
    }
}
