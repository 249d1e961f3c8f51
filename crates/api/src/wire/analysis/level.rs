//! Support, resistance and trend lines.

use super::drawing::millis;
use super::{AnalyzedMarket, DrawnPoint, ScoredReason};
use analysis::structure::levels::{LevelRole, LevelState};
use analysis::structure::{PivotKind, TrendLine};
use platform::analysis::{LevelReport, Seen};
use serde::Serialize;
use utoipa::ToSchema;

/// Where a market turned, from certain turning points only.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct LevelAnalysis {
    /// What was analyzed.
    #[serde(flatten)]
    pub market: AnalyzedMarket,
    /// Levels that held twice or more, the strongest first.
    pub levels: Vec<PriceLevel>,
    /// Trend lines that hold.
    pub lines: Vec<DrawnTrendLine>,
}

/// A price zone at which the market turned.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PriceLevel {
    /// The zone's lower edge.
    pub low: f64,
    /// The zone's upper edge.
    pub high: f64,
    /// The mean price of its touches.
    pub price: f64,
    /// Its side.
    pub role: PriceLevelRole,
    /// What has become of it.
    pub state: PriceLevelState,
    /// How many turning points it has.
    pub touches: u64,
    /// The first of them.
    pub first_touch: DrawnPoint,
    /// The latest of them.
    pub last_touch: DrawnPoint,
    /// From 0 to 1.
    pub strength: f64,
    /// What the strength is made of.
    pub reasons: Vec<ScoredReason>,
    /// When the candle began at whose close the latest touch was certain, in milliseconds since 1970 UTC.
    pub confirmed_at: i64,
}

/// On which side of the price a level stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PriceLevelRole {
    /// It held the price up.
    Support,
    /// It held the price down.
    Resistance,
}

/// What has become of a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PriceLevelState {
    /// It holds in its first role.
    Intact,
    /// The price closed beyond it.
    Broken,
    /// It was broken, and holds from the other side since.
    Flipped,
}

/// A line through turning points of one kind.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DrawnTrendLine {
    /// On which side of the price it runs.
    pub role: PriceLevelRole,
    /// Its beginning.
    pub from: DrawnPoint,
    /// Its latest touch.
    pub to: DrawnPoint,
    /// The price per candle.
    pub slope: f64,
    /// How many turning points lie on it.
    pub touches: u64,
}

impl LevelAnalysis {
    /// The report as it travels.
    pub fn new(market: AnalyzedMarket, report: &LevelReport) -> Self {
        Self {
            market,
            levels: report.levels.iter().map(Into::into).collect(),
            lines: report.lines.iter().map(Into::into).collect(),
        }
    }
}

impl From<&Seen> for PriceLevel {
    fn from(seen: &Seen) -> Self {
        let level = &seen.level;
        Self {
            low: level.low,
            high: level.high,
            price: level.mean(),
            role: match level.role {
                LevelRole::Support => PriceLevelRole::Support,
                LevelRole::Resistance => PriceLevelRole::Resistance,
            },
            state: match level.state {
                LevelState::Intact => PriceLevelState::Intact,
                LevelState::Broken => PriceLevelState::Broken,
                LevelState::Flipped => PriceLevelState::Flipped,
            },
            touches: level.touches as u64,
            first_touch: DrawnPoint::of_pivot(&level.first_touch, "first touch"),
            last_touch: DrawnPoint::of_pivot(&level.last_touch, "last touch"),
            strength: seen.strength,
            reasons: seen.reasons.iter().map(Into::into).collect(),
            confirmed_at: millis(level.last_touch.confirmed_at),
        }
    }
}

impl From<&TrendLine> for DrawnTrendLine {
    fn from(line: &TrendLine) -> Self {
        let [from, to] = line.points();
        Self {
            role: match line.kind {
                PivotKind::High => PriceLevelRole::Resistance,
                PivotKind::Low => PriceLevelRole::Support,
            },
            from: (&from).into(),
            to: (&to).into(),
            slope: line.slope,
            touches: line.touches as u64,
        }
    }
}
