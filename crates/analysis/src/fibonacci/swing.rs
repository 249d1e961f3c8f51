//! A swing between two confirmed turning points, with its retracements and extensions.

use crate::structure::{DrawingPoint, Pivot};

/// How much of a swing is given back, as a share of it.
pub const RETRACEMENTS: [f64; 5] = [0.236, 0.382, 0.5, 0.618, 0.786];
/// How far the swing's direction goes on, measured from the swing's start as a multiple of it.
pub const EXTENSIONS: [f64; 3] = [1.272, 1.618, 2.618];

/// A move from one confirmed turning point to a later one of the other kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Swing {
    from: Pivot,
    to: Pivot,
}

/// Which way a level was reckoned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FibonacciKind {
    /// Back from the swing's end toward its start.
    Retracement,
    /// Beyond the swing's end, measured from its start.
    Extension,
}

/// One price of a swing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FibonacciLevel {
    /// Which way.
    pub kind: FibonacciKind,
    /// The ratio, such as 0.618.
    pub ratio: f64,
    /// The price. An extension of a fall may lie below zero, where no market goes.
    pub price: f64,
}

impl Swing {
    /// From one turning point to the next; `None` unless the second comes later, is of the other kind and has another
    /// price.
    #[must_use]
    pub fn new(from: Pivot, to: Pivot) -> Option<Self> {
        let is_swing = from.kind != to.kind && from.index < to.index && from.price != to.price;
        is_swing.then_some(Self { from, to })
    }

    /// Its start.
    #[must_use]
    pub const fn from(&self) -> &Pivot {
        &self.from
    }

    /// Its end.
    #[must_use]
    pub const fn to(&self) -> &Pivot {
        &self.to
    }

    /// The price of its end less that of its start: above zero when it rises.
    #[must_use]
    pub fn height(&self) -> f64 {
        self.to.price - self.from.price
    }

    /// Its length in bars.
    #[must_use]
    pub const fn bars(&self) -> usize {
        self.to.index - self.from.index
    }

    /// The bar at whose close it was certain.
    #[must_use]
    pub const fn confirmed_index(&self) -> usize {
        self.to.confirmed_index
    }

    /// When that bar began, in nanoseconds since 1970.
    #[must_use]
    pub const fn confirmed_at(&self) -> i64 {
        self.to.confirmed_at
    }

    /// end - ratio × height, for [`RETRACEMENTS`].
    #[must_use]
    pub fn retracements(&self) -> [FibonacciLevel; 5] {
        RETRACEMENTS.map(|ratio| FibonacciLevel {
            kind: FibonacciKind::Retracement,
            ratio,
            price: self.to.price - ratio * self.height(),
        })
    }

    /// start + ratio × height, for [`EXTENSIONS`].
    #[must_use]
    pub fn extensions(&self) -> [FibonacciLevel; 3] {
        EXTENSIONS.map(|ratio| FibonacciLevel {
            kind: FibonacciKind::Extension,
            ratio,
            price: self.from.price + ratio * self.height(),
        })
    }

    /// Retracements, then extensions.
    pub fn levels(&self) -> impl Iterator<Item = FibonacciLevel> {
        self.retracements().into_iter().chain(self.extensions())
    }

    /// Its start and end.
    #[must_use]
    pub const fn points(&self) -> [DrawingPoint; 2] {
        [
            DrawingPoint {
                index: self.from.index,
                open_at: self.from.open_at,
                price: self.from.price,
                label: "start",
            },
            DrawingPoint {
                index: self.to.index,
                open_at: self.to.open_at,
                price: self.to.price,
                label: "end",
            },
        ]
    }

    /// When a bar begins, at the swing's mean spacing of bars; exact on its ends.
    pub(super) fn open_at(&self, index: usize) -> i64 {
        let spacing = (self.to.open_at - self.from.open_at) / self.bars() as i64;
        let bars = index as i64 - self.to.index as i64;
        self.to.open_at.saturating_add(spacing.saturating_mul(bars))
    }
}
