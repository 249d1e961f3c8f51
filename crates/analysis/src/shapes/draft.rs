//! What a rule says of the turning points it was shown: a shape that waits for its confirmation.

use super::shape::{Boundary, Direction};
use crate::structure::{DrawingPoint, Pivot, Reason};

/// A shape before its confirmation.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) points: Vec<DrawingPoint>,
    pub(super) reasons: Vec<Reason>,
    /// The ways out that confirm it.
    pub(super) exits: Vec<Exit>,
    /// Prices whose crossing by a close ends it unconfirmed.
    pub(super) failures: Vec<(Boundary, Direction)>,
    /// The last bar at which it can be confirmed.
    pub(super) expires_index: usize,
}

/// A way out of a shape.
#[derive(Clone, Copy, Debug)]
pub(super) enum Exit {
    /// A close beyond an edge; the target lies `height` beyond where it was broken.
    Break { edge: Boundary, direction: Direction, height: f64, invalidation: Boundary },
    /// A close beyond an edge, with a target that is known beforehand.
    Toward { edge: Boundary, direction: Direction, target: f64, invalidation: Boundary },
    /// Its last turning point is confirmation enough.
    Now { direction: Direction, target: f64, invalidation: f64 },
}

impl Exit {
    pub(super) const fn direction(&self) -> Direction {
        match self {
            Self::Break { direction, .. } | Self::Toward { direction, .. } | Self::Now { direction, .. } => {
                *direction
            }
        }
    }

    pub(super) const fn edge(&self) -> Option<Boundary> {
        match self {
            Self::Break { edge, .. } | Self::Toward { edge, .. } => Some(*edge),
            Self::Now { .. } => None,
        }
    }

    /// Whether a close leaves the shape this way.
    pub(super) fn is_taken_by(&self, close: f64, index: usize) -> bool {
        self.edge().is_none_or(|edge| self.direction().is_beyond(close, edge.price_at(index)))
    }

    pub(super) fn target_at(&self, index: usize) -> f64 {
        match self {
            Self::Break { edge, direction, height, .. } => edge.price_at(index) + direction.sign() * height,
            Self::Toward { target, .. } | Self::Now { target, .. } => *target,
        }
    }

    pub(super) fn invalidation_at(&self, index: usize) -> f64 {
        match self {
            Self::Break { invalidation, .. } | Self::Toward { invalidation, .. } => {
                invalidation.price_at(index)
            }
            Self::Now { invalidation, .. } => *invalidation,
        }
    }
}

/// Turning points as a drawing, each with its label.
pub(super) fn points<const N: usize>(pivots: [&Pivot; N], labels: [&'static str; N]) -> Vec<DrawingPoint> {
    pivots.iter().zip(labels).map(|(pivot, label)| point(pivot, label)).collect()
}

/// A turning point as the corner of a drawing.
pub(super) const fn point(pivot: &Pivot, label: &'static str) -> DrawingPoint {
    DrawingPoint { index: pivot.index, open_at: pivot.open_at, price: pivot.price, label }
}
