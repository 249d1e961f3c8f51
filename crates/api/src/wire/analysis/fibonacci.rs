//! Fibonacci swings and the zones in which their levels meet.

use super::drawing::millis;
use super::{AnalyzedMarket, DrawnPoint};
use analysis::fibonacci::{FibonacciKind, FibonacciLevel, Swing, Zone};
use platform::analysis::FibonacciReport;
use serde::Serialize;
use utoipa::ToSchema;

/// Fibonacci levels of a market, from certain turning points only.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FibonacciAnalysis {
    /// What was analyzed.
    #[serde(flatten)]
    pub market: AnalyzedMarket,
    /// The latest swings of each size, oldest first.
    pub swings: Vec<FibonacciSwing>,
    /// Where levels of several swings meet, the strongest first.
    pub zones: Vec<FibonacciZone>,
}

/// A swing with its levels.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FibonacciSwing {
    /// How large its turns are: `small`, `middle` or `large`.
    pub size: String,
    /// Where it begins.
    pub from: DrawnPoint,
    /// Where it ends.
    pub to: DrawnPoint,
    /// When the candle began at whose close it was certain, in milliseconds since 1970 UTC.
    pub confirmed_at: i64,
    /// Its levels: retracements, then extensions.
    pub levels: Vec<FibonacciPrice>,
    /// The lines of its fan: a point that each goes through.
    pub fan: Vec<DrawnPoint>,
    /// The candles at which its time zones begin.
    pub time_zones: Vec<FibonacciTime>,
}

/// One price of a swing.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FibonacciPrice {
    /// Which way it was reckoned.
    pub kind: FibonacciLevelKind,
    /// The ratio.
    #[schema(examples(0.618))]
    pub ratio: f64,
    /// The price.
    pub price: f64,
}

/// Which way a level was reckoned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FibonacciLevelKind {
    /// Back from the swing's end toward its start.
    Retracement,
    /// Beyond the swing's end, measured from its start.
    Extension,
}

/// A candle at which a time zone begins.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FibonacciTime {
    /// How many times the swing's length after its end.
    pub multiple: u64,
    /// When, in milliseconds since 1970 UTC.
    pub t: i64,
}

/// Prices at which levels of several swings meet.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FibonacciZone {
    /// The lowest level in it.
    pub low: f64,
    /// The highest level in it.
    pub high: f64,
    /// The levels' weighted mean.
    pub price: f64,
    /// From 0 to 1.
    pub strength: f64,
    /// When its latest swing was certain, in milliseconds since 1970 UTC.
    pub confirmed_at: i64,
    /// The levels, from low to high.
    pub levels: Vec<FibonacciPart>,
}

/// A level that a zone is made of.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FibonacciPart {
    /// The size of its swing.
    pub size: String,
    /// The level.
    #[serde(flatten)]
    pub level: FibonacciPrice,
}

impl FibonacciAnalysis {
    /// The report as it travels.
    pub fn new(market: AnalyzedMarket, report: &FibonacciReport) -> Self {
        Self {
            market,
            swings: report.swings.iter().map(|found| swing(found.source, &found.swing)).collect(),
            zones: report.zones.iter().map(zone).collect(),
        }
    }
}

fn swing(size: &str, swing: &Swing) -> FibonacciSwing {
    FibonacciSwing {
        size: size.to_owned(),
        from: DrawnPoint::of_pivot(swing.from(), "from"),
        to: DrawnPoint::of_pivot(swing.to(), "to"),
        confirmed_at: millis(swing.confirmed_at()),
        levels: swing.levels().map(price).collect(),
        fan: swing.fan().iter().map(|line| (&line.through).into()).collect(),
        time_zones: swing
            .time_zones()
            .iter()
            .map(|zone| FibonacciTime { multiple: zone.multiple as u64, t: millis(zone.open_at) })
            .collect(),
    }
}

fn zone(zone: &Zone) -> FibonacciZone {
    FibonacciZone {
        low: zone.low,
        high: zone.high,
        price: zone.price,
        strength: zone.strength,
        confirmed_at: millis(zone.confirmed_at),
        levels: zone
            .levels
            .iter()
            .map(|part| FibonacciPart { size: part.source.clone(), level: price(part.level) })
            .collect(),
    }
}

const fn price(level: FibonacciLevel) -> FibonacciPrice {
    let kind = match level.kind {
        FibonacciKind::Retracement => FibonacciLevelKind::Retracement,
        FibonacciKind::Extension => FibonacciLevelKind::Extension,
    };
    FibonacciPrice { kind, ratio: level.ratio, price: level.price }
}
