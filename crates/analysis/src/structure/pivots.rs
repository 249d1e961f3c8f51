//! Turning points, and the fractals of Bill Williams ("Trading Chaos", 1995): a bar that stands out among its neighbours.

use crate::Bar;
use std::collections::VecDeque;

/// Whether a turning point is a top or a bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PivotKind {
    /// A top: its price is the bar's high.
    High,
    /// A bottom: its price is the bar's low.
    Low,
}

impl PivotKind {
    /// The other kind.
    #[must_use]
    pub const fn opposite(self) -> Self {
        match self {
            Self::High => Self::Low,
            Self::Low => Self::High,
        }
    }

    /// The bar's price that a turning point of this kind has.
    #[must_use]
    pub const fn price(self, bar: &Bar) -> f64 {
        match self {
            Self::High => bar.high,
            Self::Low => bar.low,
        }
    }

    /// Whether `price` lies beyond `other`: higher for a top, lower for a bottom.
    #[must_use]
    pub fn is_beyond(self, price: f64, other: f64) -> bool {
        match self {
            Self::High => price > other,
            Self::Low => price < other,
        }
    }
}

/// A confirmed turning point. It was the extreme at `index` and certain at `confirmed_index`; neither ever changes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pivot {
    /// Top or bottom.
    pub kind: PivotKind,
    /// The bar of the extreme, counted from 0.
    pub index: usize,
    /// When that bar began, in nanoseconds since 1970.
    pub open_at: i64,
    /// The extreme price.
    pub price: f64,
    /// The bar at whose close it became certain.
    pub confirmed_index: usize,
    /// When that bar began, in nanoseconds since 1970.
    pub confirmed_at: i64,
}

/// A bar that may be a turning point, before it is certain.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Candidate {
    pub(crate) kind: PivotKind,
    pub(crate) index: usize,
    pub(crate) open_at: i64,
    pub(crate) price: f64,
}

impl Candidate {
    pub(crate) const fn new(kind: PivotKind, index: usize, bar: &Bar) -> Self {
        Self { kind, index, open_at: bar.open_at, price: kind.price(bar) }
    }

    pub(crate) const fn confirmed(self, index: usize, bar: &Bar) -> Pivot {
        Pivot {
            kind: self.kind,
            index: self.index,
            open_at: self.open_at,
            price: self.price,
            confirmed_index: index,
            confirmed_at: bar.open_at,
        }
    }
}

/// Fractals: a bar whose high is above the highs of `left` bars before it and not below those of `right` bars after it (a
/// bottom likewise). Certain `right` bars later. O(left + right) a bar; memory: the window.
#[derive(Clone, Debug)]
pub struct Fractals {
    left: usize,
    right: usize,
    count: usize,
    window: VecDeque<Bar>,
}

impl Fractals {
    /// With so many neighbours on each side.
    #[must_use]
    pub fn new(left: usize, right: usize) -> Self {
        Self { left, right, count: 0, window: VecDeque::with_capacity(left + right + 1) }
    }

    /// Takes the next bar: the top and the bottom that it makes certain, which are one bar when both are there.
    pub fn update(&mut self, bar: &Bar) -> [Option<Pivot>; 2] {
        if self.window.len() == self.left + self.right + 1 {
            self.window.pop_front();
        }
        self.window.push_back(*bar);
        self.count += 1;
        if self.window.len() < self.left + self.right + 1 {
            return [None, None];
        }
        [PivotKind::High, PivotKind::Low].map(|kind| self.standing_out(kind, bar))
    }

    fn standing_out(&self, kind: PivotKind, newest: &Bar) -> Option<Pivot> {
        let middle = self.window[self.left];
        let price = kind.price(&middle);
        let stands_out = self.window.iter().enumerate().all(|(place, bar)| {
            let other = kind.price(bar);
            place == self.left || kind.is_beyond(price, other) || (place > self.left && price == other)
        });
        let candidate = Candidate::new(kind, self.count - 1 - self.right, &middle);
        stands_out.then(|| candidate.confirmed(self.count - 1, newest))
    }
}
