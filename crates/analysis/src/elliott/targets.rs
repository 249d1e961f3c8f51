//! Where the price may go by Fibonacci ratios, and the price at which a count fails.
//!
//! Source: Frost & Prechter, "Elliott Wave Principle" (1978, 10th ed.), chapter 4. The weights rank the targets of one
//! count; they sum to 1 and are not probabilities.

use super::kind::Kind;
use super::rules::{FLAT_B_MAX, TRIANGLE_B_BEYOND};
use super::shape::Shape;

/// A price that a running wave, or the answer to a complete structure, may reach.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Target {
    /// The price.
    pub price: f64,
    /// How much it counts among the count's targets: they sum to 1. Not a probability.
    pub weight: f64,
    /// Whence it comes.
    pub reason: &'static str,
}

/// A target before it has a price: level, weight, reason.
type Aim = (f64, f64, &'static str);

/// The targets of the running wave, or of the answer where all waves are complete. Prices not above 0 are left out.
#[must_use]
pub fn targets(kind: Kind, shape: &Shape) -> Vec<Target> {
    let aims = if shape.legs() == kind.waves().len() { answer(kind, shape) } else { running(kind, shape) };
    let priced = aims.into_iter().map(|(level, weight, reason)| (shape.price(level), weight, reason));
    let possible: Vec<Aim> = priced.filter(|(price, ..)| price.is_finite() && *price > 0.0).collect();
    let sum: f64 = possible.iter().map(|(_, weight, _)| weight).sum();
    possible
        .into_iter()
        .map(|(price, weight, reason)| Target { price, weight: weight / sum, reason })
        .collect()
}

/// After a motive structure a correction; after a correction the larger move goes on.
fn answer(kind: Kind, shape: &Shape) -> Vec<Aim> {
    let end = shape.last();
    let whole = end - shape.level(0);
    if kind.is_motive() {
        return vec![
            (end - 0.382 * whole, 0.3, "38.2 % of the whole move"),
            (end - 0.5 * whole, 0.2, "50 % of the whole move"),
            (end - 0.618 * whole, 0.2, "61.8 % of the whole move"),
            (shape.level(4), 0.3, "the end of wave 4"),
        ];
    }
    let widest = (0..shape.legs()).map(|leg| shape.length(leg)).fold(0.0, f64::max);
    if kind.is_triangle() {
        // E ends in the direction of A, and the thrust goes the other way, as far as the widest part.
        return vec![
            (end - widest, 0.6, "the widest part of the triangle"),
            (end - 0.618 * widest, 0.4, "61.8 % of the widest part of the triangle"),
        ];
    }
    vec![
        (shape.level(0), 0.5, "the start of the correction"),
        (end - 0.618 * widest, 0.3, "61.8 % of its longest wave"),
        (end - 1.618 * widest, 0.2, "161.8 % of its longest wave"),
    ]
}

fn running(kind: Kind, shape: &Shape) -> Vec<Aim> {
    let start = shape.last();
    let length = |leg: usize| shape.length(leg);
    match (kind, shape.legs()) {
        (Kind::Impulse, 2) => vec![
            (start + 1.618 * length(0), 0.5, "161.8 % of wave 1"),
            (start + 2.618 * length(0), 0.25, "261.8 % of wave 1"),
            (start + length(0), 0.25, "as long as wave 1"),
        ],
        (Kind::Impulse, 3) => vec![
            (start - 0.382 * length(2), 0.5, "38.2 % of wave 3"),
            (start - 0.236 * length(2), 0.25, "23.6 % of wave 3"),
            (start - 0.5 * length(2), 0.25, "50 % of wave 3"),
        ],
        (Kind::Impulse, 4) => fifth(shape),
        (Kind::LeadingDiagonal | Kind::EndingDiagonal, 2) => {
            vec![
                (start + 0.786 * length(0), 0.5, "78.6 % of wave 1"),
                (start + 1.272 * length(0), 0.5, "127.2 % of wave 1"),
            ]
        }
        (Kind::LeadingDiagonal | Kind::EndingDiagonal, 3) => {
            vec![
                (start - 0.618 * length(2), 0.5, "61.8 % of wave 3"),
                (start - 0.786 * length(2), 0.5, "78.6 % of wave 3"),
            ]
        }
        (Kind::LeadingDiagonal | Kind::EndingDiagonal, 4) => {
            let ratio = length(2) / length(0);
            vec![
                (start + ratio * length(2), 0.5, "to wave 3 as wave 3 to wave 1"),
                (shape.level(3), 0.5, "the end of wave 3"),
            ]
        }
        (Kind::ExpandedFlat, 2) => {
            vec![
                (start + 1.618 * length(0), 0.6, "161.8 % of wave A"),
                (start + length(1), 0.4, "as long as wave B"),
            ]
        }
        (_, legs) if legs % 2 == 0 => vec![
            (start + length(legs - 2), 0.5, "as long as the wave before the last"),
            (start + 0.618 * length(legs - 2), 0.3, "61.8 % of the wave before the last"),
            (start + 1.618 * length(legs - 2), 0.2, "161.8 % of the wave before the last"),
        ],
        (_, legs) => vec![
            (start - 0.618 * length(legs - 1), 0.5, "61.8 % of the last wave"),
            (start - 0.5 * length(legs - 1), 0.25, "50 % of the last wave"),
            (start - 0.786 * length(legs - 1), 0.25, "78.6 % of the last wave"),
        ],
    }
}

/// Wave 5: like wave 1 where 3 is extended, otherwise extended itself.
fn fifth(shape: &Shape) -> Vec<Aim> {
    let start = shape.last();
    let third_extended = shape.ratio(2, 0) >= 1.618;
    let (equal, extended) = if third_extended { (0.5, 0.2) } else { (0.3, 0.4) };
    let reach = shape.level(3) - shape.level(0);
    let mut aims = vec![
        (start + shape.length(0), equal, "as long as wave 1"),
        (start + 0.618 * reach, extended, "61.8 % of waves 1 to 3"),
        (start + 0.382 * reach, 0.3, "38.2 % of waves 1 to 3"),
    ];
    if shape.length(2) < shape.length(0) {
        // A third wave shorter than the first caps the fifth.
        aims.retain(|(level, ..)| *level < start + shape.length(2));
    }
    aims
}

/// The price beyond which a count is wrong, and the side on which it lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Invalidation {
    /// The price.
    pub price: f64,
    /// Whether prices above it are wrong, or those below.
    pub is_above: bool,
}

impl Invalidation {
    /// Whether a bar from `low` to `high` is wrong for the count.
    #[must_use]
    pub fn is_passed(&self, low: f64, high: f64) -> bool {
        if self.is_above { high > self.price } else { low < self.price }
    }
}

/// Where a hard rule breaks or, for a complete count, its end; `None` where no rule bounds the running wave.
#[must_use]
pub fn invalidation(kind: Kind, shape: &Shape) -> Option<Invalidation> {
    let legs = shape.legs();
    let (level, ahead) = match kind {
        _ if legs == kind.waves().len() => (shape.last(), true),
        Kind::Impulse if legs >= 3 => (shape.level(1), false),
        Kind::LeadingDiagonal | Kind::EndingDiagonal if legs >= 3 => (shape.level(2), false),
        Kind::RegularFlat
        | Kind::ExpandedFlat
        | Kind::RunningFlat
        | Kind::DoubleThree
        | Kind::TripleThree => (shape.level(0) - (FLAT_B_MAX - 1.0) * shape.length(0), false),
        Kind::ContractingTriangle | Kind::BarrierTriangle if legs == 4 => (shape.level(3), true),
        Kind::ContractingTriangle | Kind::BarrierTriangle => {
            (shape.level(0) - TRIANGLE_B_BEYOND * shape.length(0), false)
        }
        Kind::ExpandingTriangle => return None,
        Kind::Impulse
        | Kind::LeadingDiagonal
        | Kind::EndingDiagonal
        | Kind::Zigzag
        | Kind::DoubleZigzag
        | Kind::TripleZigzag => (shape.level(0), false),
    };
    Some(Invalidation { price: shape.price(level), is_above: shape.is_rising() == ahead })
}
