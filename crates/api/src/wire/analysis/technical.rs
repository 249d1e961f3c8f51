//! Technical analysis, regime, and everything at once.

use super::drawing::millis;
use super::{AnalyzedMarket, ElliottAnalysis, FibonacciAnalysis, LevelAnalysis, PatternAnalysis};
use crate::wire::signal_reasoning::ReasoningPart;
use analysis::structure::regime::{Probabilities, RegimeKind};
use platform::analysis::{IndicatorNow, RegimeReport, TechnicalReport};
use platform::signals::opinion_row;
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// What trend, momentum and the usual indicators say at the last close.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TechnicalAnalysis {
    /// What was analyzed.
    #[serde(flatten)]
    pub market: AnalyzedMarket,
    /// What they amount to: -1 (down) to 1 (up), with every argument; `score` is how much it speaks for up.
    pub opinion: ReasoningPart,
    /// What kind of market it is; null until 265 candles are there.
    pub regime: Option<RegimeProbabilities>,
    /// The usual indicators at the last close.
    pub indicators: Vec<IndicatorValue>,
}

/// An indicator at the last close.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct IndicatorValue {
    /// Its name.
    pub name: String,
    /// Its name in words.
    pub title: String,
    /// How it was set, as text.
    pub params: BTreeMap<String, String>,
    /// A number for each column; null where there is none.
    pub values: BTreeMap<String, Option<f64>>,
}

/// Probabilities that sum to 1.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct RegimeProbabilities {
    /// That it trends up.
    pub trending_up: f64,
    /// That it trends down.
    pub trending_down: f64,
    /// That it goes to and fro.
    pub ranging: f64,
    /// That it swings far without a direction.
    pub volatile: f64,
}

/// What kind of market it is, and was.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RegimeAnalysis {
    /// What was analyzed.
    #[serde(flatten)]
    pub market: AnalyzedMarket,
    /// The likeliest kind at the last close; null until 265 candles are there.
    pub kind: Option<MarketRegime>,
    /// How likely that is.
    pub probability: Option<f64>,
    /// The newest candles of which it is known, oldest first, at most 1000.
    pub candles: Vec<RegimeCandle>,
}

/// A kind of market.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MarketRegime {
    /// It rises.
    TrendingUp,
    /// It falls.
    TrendingDown,
    /// It goes to and fro.
    Ranging,
    /// It swings far without a direction.
    Volatile,
}

/// The regime at the close of a candle.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct RegimeCandle {
    /// When the candle began, in milliseconds since 1970 UTC.
    pub t: i64,
    /// The probabilities at its close.
    #[serde(flatten)]
    pub probabilities: RegimeProbabilities,
}

/// Everything that analysis sees.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FullAnalysis {
    /// Trend, momentum, the usual indicators.
    pub technical: TechnicalAnalysis,
    /// Chart shapes and candlestick patterns.
    pub patterns: PatternAnalysis,
    /// Elliott wave counts.
    pub elliott_wave: ElliottAnalysis,
    /// Fibonacci swings and zones.
    pub fibonacci: FibonacciAnalysis,
    /// Support, resistance and trend lines.
    pub levels: LevelAnalysis,
    /// The market's kind.
    pub regime: RegimeAnalysis,
}

impl TechnicalAnalysis {
    /// The report as it travels.
    pub fn new(market: AnalyzedMarket, report: &TechnicalReport) -> Self {
        Self {
            market,
            opinion: ReasoningPart::new(&opinion_row(&report.opinion, 100.0), 1.0),
            regime: report.regime.map(Into::into),
            indicators: report.indicators.iter().map(Into::into).collect(),
        }
    }
}

impl From<&IndicatorNow> for IndicatorValue {
    fn from(now: &IndicatorNow) -> Self {
        let names = now.spec.outputs.iter().map(|output| output.name.to_owned());
        let params = now.settings.values().iter();
        Self {
            name: now.spec.name.to_owned(),
            title: now.spec.title.to_owned(),
            params: params.map(|(name, value)| ((*name).to_owned(), value.to_string())).collect(),
            values: names.zip(now.values.iter().copied()).collect(),
        }
    }
}

impl From<Probabilities> for RegimeProbabilities {
    fn from(known: Probabilities) -> Self {
        let Probabilities { trending_up, trending_down, ranging, volatile } = known;
        Self { trending_up, trending_down, ranging, volatile }
    }
}

impl RegimeAnalysis {
    /// The report as it travels.
    pub fn new(market: AnalyzedMarket, report: &RegimeReport) -> Self {
        let candles = report
            .bars
            .iter()
            .map(|(at, known)| RegimeCandle { t: millis(at.nanos()), probabilities: (*known).into() });
        Self {
            market,
            kind: report.now.map(|(kind, _)| kind.into()),
            probability: report.now.map(|(_, probability)| probability),
            candles: candles.collect(),
        }
    }
}

impl From<RegimeKind> for MarketRegime {
    fn from(kind: RegimeKind) -> Self {
        match kind {
            RegimeKind::TrendingUp => Self::TrendingUp,
            RegimeKind::TrendingDown => Self::TrendingDown,
            RegimeKind::Ranging => Self::Ranging,
            RegimeKind::Volatile => Self::Volatile,
        }
    }
}
