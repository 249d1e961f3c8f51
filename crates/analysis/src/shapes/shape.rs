//! What is found: shapes that a close has confirmed, how they ended, and those that are forming.

use crate::structure::{DrawingPoint, Reason};

/// Which way a shape says the price goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Up.
    Up,
    /// Down.
    Down,
}

impl Direction {
    /// 1 for up, -1 for down.
    #[must_use]
    pub const fn sign(self) -> f64 {
        match self {
            Self::Up => 1.0,
            Self::Down => -1.0,
        }
    }

    /// Whether `price` lies beyond `other` this way.
    #[must_use]
    pub fn is_beyond(self, price: f64, other: f64) -> bool {
        match self {
            Self::Up => price > other,
            Self::Down => price < other,
        }
    }
}

/// A straight edge of a shape.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Boundary {
    /// A bar at which its price is given.
    pub index: usize,
    /// The price there.
    pub price: f64,
    /// The price per bar.
    pub slope: f64,
}

impl Boundary {
    /// A level edge.
    pub(super) const fn level(index: usize, price: f64) -> Self {
        Self { index, price, slope: 0.0 }
    }

    /// Its price at a bar.
    #[must_use]
    pub fn price_at(&self, index: usize) -> f64 {
        self.price + self.slope * (index as f64 - self.index as f64)
    }
}

/// A shape that a close has confirmed. It never changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// Counted from 0 in the order of confirmation.
    pub id: u64,
    /// Its name in the registry.
    pub name: &'static str,
    /// Which way.
    pub direction: Direction,
    /// Its turning points, oldest first.
    pub points: Vec<DrawingPoint>,
    /// Its edges; the broken one first.
    pub boundaries: Vec<Boundary>,
    /// 0 to 1: the weighted mean of the reasons.
    pub score: f64,
    /// What the score is made of.
    pub reasons: Vec<Reason>,
    /// The bar whose close confirmed it.
    pub confirmed_index: usize,
    /// When that bar began, in nanoseconds since 1970.
    pub confirmed_at: i64,
    /// That close.
    pub confirmed_price: f64,
    /// Where it points to. Not below zero.
    pub target: f64,
    /// A close beyond it says that the shape has failed.
    pub invalidation: f64,
    /// The last bar at which it can still end in another way than by running out.
    pub expires_index: usize,
    /// Names of other shapes that this close confirmed on the same stretch with a lower score.
    pub also: Vec<&'static str>,
}

/// How a confirmed shape ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The price reached its target.
    TargetReached,
    /// The price closed beyond its invalidation; it also counts when one bar does both, as their order is not known.
    Invalidated,
    /// Neither happened in its time.
    Expired,
}

/// What is certain and never taken back.
#[derive(Clone, Debug, PartialEq)]
pub enum ShapeEvent {
    /// A close confirmed a shape.
    Confirmed(Shape),
    /// A confirmed shape came to its end.
    Ended {
        /// Which.
        id: u64,
        /// How.
        outcome: Outcome,
        /// The bar at whose close that was certain.
        index: usize,
        /// When that bar began, in nanoseconds since 1970.
        at: i64,
    },
}

/// A shape that no close has confirmed: it may change, or go without a word.
#[derive(Clone, Debug, PartialEq)]
pub struct FormingShape {
    /// Its name in the registry.
    pub name: &'static str,
    /// Its turning points so far, and where it expects one, oldest first.
    pub points: Vec<DrawingPoint>,
    /// The edges whose break would confirm it, each with the way that the break would go.
    pub exits: Vec<(Boundary, Direction)>,
    /// 0 to 1, without what only the confirming close can add.
    pub score: f64,
    /// What the score is made of.
    pub reasons: Vec<Reason>,
    /// The last bar at which it can be confirmed.
    pub expires_index: usize,
}
