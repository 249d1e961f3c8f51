//! Points to draw and reasons to read.

use analysis::structure::{DrawingPoint, Pivot, Reason};
use serde::Serialize;
use utoipa::ToSchema;

/// Nanoseconds in a millisecond.
const NANOS_PER_MILLI: i64 = 1_000_000;

/// Milliseconds since 1970 from nanoseconds.
pub const fn millis(nanos: i64) -> i64 {
    nanos.div_euclid(NANOS_PER_MILLI)
}

/// A point on the chart.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct DrawnPoint {
    /// The candle, counted from 0 in what was analyzed.
    pub index: u64,
    /// When that candle began, in milliseconds since 1970 UTC.
    pub t: i64,
    /// The price.
    pub price: f64,
    /// What it is.
    pub label: String,
}

/// One line of why.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ScoredReason {
    /// In words.
    pub text: String,
    /// From 0 to 1; null for what is kept or not.
    pub score: Option<f64>,
    /// How much it counts.
    pub weight: f64,
}

impl From<&DrawingPoint> for DrawnPoint {
    fn from(point: &DrawingPoint) -> Self {
        Self {
            index: point.index as u64,
            t: millis(point.open_at),
            price: point.price,
            label: point.label.to_owned(),
        }
    }
}

impl DrawnPoint {
    /// A turning point.
    pub(super) fn of_pivot(pivot: &Pivot, label: &str) -> Self {
        Self {
            index: pivot.index as u64,
            t: millis(pivot.open_at),
            price: pivot.price,
            label: label.to_owned(),
        }
    }
}

impl From<&Reason> for ScoredReason {
    fn from(reason: &Reason) -> Self {
        Self { text: reason.text.clone(), score: Some(reason.score), weight: reason.weight }
    }
}
