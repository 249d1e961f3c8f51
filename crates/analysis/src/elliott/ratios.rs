//! Fibonacci ratios between waves, and how near a number comes to one.
//!
//! Source: Frost & Prechter, "Elliott Wave Principle" (1978, 10th ed.), chapter 4, "Ratio analysis".

use super::kind::{Kind, Wave};
use super::shape::Shape;

/// The ratios that relations are named after.
pub const FIBONACCI: [f64; 10] = [0.236, 0.382, 0.5, 0.618, 0.786, 1.0, 1.272, 1.618, 2.618, 4.236];
/// A relation is named where the measured ratio is within this factor of the Fibonacci ratio.
pub const NAMED_WITHIN: f64 = 1.06;
/// Nearness falls from 1 to 0 over this factor.
const NEAR_WITHIN: f64 = 1.25;

/// What a relation compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// How far the waves go.
    Price,
    /// How many bars they take.
    Time,
}

/// A Fibonacci relation between two waves of a structure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Relation {
    /// The wave that is measured.
    pub wave: Wave,
    /// The wave that it is measured by.
    pub by: Wave,
    /// What is compared.
    pub measure: Measure,
    /// The measured ratio.
    pub ratio: f64,
    /// The Fibonacci ratio that it is near.
    pub fibonacci: f64,
}

impl std::fmt::Display for Relation {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (verb, what) = match self.measure {
            Measure::Price => ("is", ""),
            Measure::Time => ("takes", " the time"),
        };
        let (wave, by) = (self.wave.name(), self.by.name());
        write!(out, "wave {wave} {verb} {:.3}{what} of wave {by}, near {}", self.ratio, self.fibonacci)
    }
}

/// How near `ratio` comes to the nearest of `targets`: 1 on it, 0 from a quarter away on.
#[must_use]
pub fn nearness(ratio: f64, targets: &[f64]) -> f64 {
    targets.iter().fold(0.0_f64, |best, target| {
        let factor = if ratio > *target { ratio / target } else { target / ratio };
        best.max(1.0 - (factor - 1.0) / (NEAR_WITHIN - 1.0))
    })
}

/// 1 between `full`'s ends, falling to 0 at the ends of `any`.
#[must_use]
pub fn within(value: f64, any: [f64; 2], full: [f64; 2]) -> f64 {
    let rising = (value - any[0]) / (full[0] - any[0]);
    let falling = (any[1] - value) / (any[1] - full[1]);
    rising.min(falling).clamp(0.0, 1.0)
}

/// The pairs of waves (measured, by) that are compared.
const fn pairs(kind: Kind) -> &'static [(usize, usize)] {
    match kind {
        Kind::Impulse | Kind::LeadingDiagonal | Kind::EndingDiagonal => {
            &[(1, 0), (2, 0), (3, 2), (4, 0), (4, 2), (3, 1)]
        }
        Kind::ContractingTriangle
        | Kind::BarrierTriangle
        | Kind::ExpandingTriangle
        | Kind::TripleZigzag
        | Kind::TripleThree => &[(1, 0), (2, 0), (3, 1), (4, 2)],
        Kind::Zigzag
        | Kind::RegularFlat
        | Kind::ExpandedFlat
        | Kind::RunningFlat
        | Kind::DoubleZigzag
        | Kind::DoubleThree => &[(1, 0), (2, 0)],
    }
}

/// The Fibonacci relations among the complete waves of a shape.
#[must_use]
pub fn relations(kind: Kind, shape: &Shape) -> Vec<Relation> {
    let waves = kind.waves();
    let mut found = Vec::new();
    for (leg, by) in pairs(kind).iter().copied().filter(|(leg, by)| *leg.max(by) < shape.legs()) {
        let measured = [
            (Measure::Price, shape.ratio(leg, by)),
            (Measure::Time, shape.duration(leg) / shape.duration(by)),
        ];
        for (measure, ratio) in measured {
            let near = FIBONACCI
                .into_iter()
                .find(|target| ratio <= target * NAMED_WITHIN && *target <= ratio * NAMED_WITHIN);
            if let Some(fibonacci) = near {
                found.push(Relation { wave: waves[leg], by: waves[by], measure, ratio, fibonacci });
            }
        }
    }
    found
}
