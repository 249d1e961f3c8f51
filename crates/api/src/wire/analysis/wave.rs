//! Elliott wave counts.

use super::drawing::millis;
use super::{AnalyzedMarket, DrawnPoint, ScoredReason};
use analysis::elliott::{ConfirmedCount, Count, FormingCount};
use platform::analysis::ElliottReport;
use serde::Serialize;
use utoipa::ToSchema;

/// The wave counts of a market.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ElliottAnalysis {
    /// What was analyzed.
    #[serde(flatten)]
    pub market: AnalyzedMarket,
    /// Complete counts whose last turn is certain, oldest first. They never change.
    pub confirmed: Vec<WaveCount>,
    /// One consistent reading: the best complete counts, none of which crosses another, oldest first, larger before smaller.
    /// Any candle may change it.
    pub preferred: Vec<WaveCount>,
    /// The ways to count what runs now, the best score first. Any candle may change them.
    pub forming: Vec<WaveCount>,
}

/// One way to count a run of turning points.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct WaveCount {
    /// The structure.
    #[schema(examples("impulse"))]
    pub kind: String,
    /// Its size.
    #[schema(examples("minor"))]
    pub degree: String,
    /// Whether its first wave rises.
    pub is_rising: bool,
    /// From 0 to 1: how well the guidelines are met. Not a probability.
    pub score: f64,
    /// Its place among the counts of the same turn, best first, counted from 0; null while it forms.
    pub rank: Option<u64>,
    /// The wave that runs; null when the count is complete.
    pub running: Option<String>,
    /// The start and the ends of its complete waves.
    pub points: Vec<DrawnPoint>,
    /// Where the running wave has come to; it moves.
    pub end: Option<DrawnPoint>,
    /// What its waves are themselves made of.
    pub sub_waves: Vec<WaveInside>,
    /// Fibonacci relations among its waves, in words.
    pub relations: Vec<String>,
    /// Where the price may go.
    pub targets: Vec<WaveTarget>,
    /// The price beyond which the count breaks a rule.
    pub invalidation: Option<WaveInvalidation>,
    /// The rules it keeps and how well it meets each guideline.
    pub reasons: Vec<ScoredReason>,
    /// When the candle began at whose close it was certain, in milliseconds since 1970 UTC; null while it forms.
    pub confirmed_at: Option<i64>,
}

/// What one wave of a count is made of.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct WaveInside {
    /// The wave's place, counted from 0.
    pub leg: u64,
    /// The structure of its inside.
    pub kind: String,
    /// Its size.
    pub degree: String,
    /// The start and the ends of its waves.
    pub points: Vec<DrawnPoint>,
    /// Its score.
    pub score: f64,
}

/// Where the price may go.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct WaveTarget {
    /// The price.
    pub price: f64,
    /// How much it counts among the targets, 0 to 1; not a probability.
    pub weight: f64,
    /// Why there.
    pub reason: String,
}

/// Where a count fails.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct WaveInvalidation {
    /// The price.
    pub price: f64,
    /// Whether prices above it break the count, or those below.
    pub is_above: bool,
}

impl ElliottAnalysis {
    /// The report as it travels.
    pub fn new(market: AnalyzedMarket, report: &ElliottReport) -> Self {
        Self {
            market,
            confirmed: report.confirmed.iter().map(|found| WaveCount::confirmed(found)).collect(),
            preferred: report.preferred.iter().map(|found| WaveCount::confirmed(found)).collect(),
            forming: report.forming.iter().map(WaveCount::forming).collect(),
        }
    }
}

impl WaveCount {
    fn confirmed(found: &ConfirmedCount) -> Self {
        Self {
            rank: Some(found.rank as u64),
            confirmed_at: Some(millis(found.confirmed_at)),
            ..Self::of(&found.count)
        }
    }

    fn forming(found: &FormingCount) -> Self {
        Self {
            running: Some(found.running.name().to_owned()),
            end: found.end.map(|leg| DrawnPoint {
                index: leg.index as u64,
                t: millis(leg.open_at),
                price: leg.price,
                label: found.count.degree.label(found.running),
            }),
            ..Self::of(&found.count)
        }
    }

    fn of(count: &Count) -> Self {
        Self {
            kind: count.kind.name().to_owned(),
            degree: count.degree.name().to_owned(),
            is_rising: count.is_rising,
            score: count.score,
            rank: None,
            running: None,
            points: points(count),
            end: None,
            sub_waves: count
                .sub_waves
                .iter()
                .map(|inside| WaveInside {
                    leg: inside.leg as u64,
                    kind: inside.count.count.kind.name().to_owned(),
                    degree: inside.count.count.degree.name().to_owned(),
                    points: points(&inside.count.count),
                    score: inside.count.count.score,
                })
                .collect(),
            relations: count.relations.iter().map(ToString::to_string).collect(),
            targets: count
                .targets
                .iter()
                .map(|target| WaveTarget {
                    price: target.price,
                    weight: target.weight,
                    reason: target.reason.to_owned(),
                })
                .collect(),
            invalidation: count
                .invalidation
                .as_ref()
                .map(|end| WaveInvalidation { price: end.price, is_above: end.is_above }),
            reasons: count
                .reasons()
                .into_iter()
                .map(|reason| ScoredReason { text: reason.text, score: reason.score, weight: reason.weight })
                .collect(),
            confirmed_at: None,
        }
    }
}

fn points(count: &Count) -> Vec<DrawnPoint> {
    let drawn = count.drawing().into_iter();
    drawn
        .map(|(index, open_at, price, label)| DrawnPoint {
            index: index as u64,
            t: millis(open_at),
            price,
            label,
        })
        .collect()
}
