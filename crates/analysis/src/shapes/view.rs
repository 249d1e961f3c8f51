//! What a rule may see: the confirmed turning points of one size, and the bars behind them.

use super::shape::Direction;
use crate::Bar;
use crate::structure::drawing::{Reason, share};
use crate::structure::{Pivot, PivotKind};
use std::collections::VecDeque;

/// How many bars rules can look back.
pub const HISTORY_MAX: usize = 1_024;

/// The latest bars under their numbers.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    bars: VecDeque<Bar>,
    count: usize,
}

impl History {
    pub(super) fn push(&mut self, bar: &Bar) {
        if self.bars.len() == HISTORY_MAX {
            self.bars.pop_front();
        }
        self.bars.push_back(*bar);
        self.count += 1;
    }

    /// The bars from one number to another (without it), as far as they are remembered.
    pub(super) fn between(&self, from: usize, to: usize) -> impl Iterator<Item = (usize, &Bar)> {
        let oldest = self.count - self.bars.len();
        let first = from.max(oldest);
        let last = to.min(self.count).max(first);
        self.bars
            .range(first - oldest..last - oldest)
            .enumerate()
            .map(move |(place, bar)| (first + place, bar))
    }

    /// Whether a bar is still remembered.
    pub(super) fn reaches(&self, index: usize) -> bool {
        index + self.bars.len() >= self.count
    }
}

/// The turning points of one size, oldest first, at the bar that confirmed the latest.
#[derive(Clone, Copy, Debug)]
pub(super) struct View<'a> {
    pub(super) pivots: &'a [Pivot],
    pub(super) history: &'a History,
    /// The average true range.
    pub(super) range: f64,
}

/// Which way up a rule is read: a shape made of tops, or its mirror image made of bottoms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Tops,
    Bottoms,
}

impl Side {
    /// The kind of the turning points that play the tops.
    pub(super) const fn peak(self) -> PivotKind {
        match self {
            Self::Tops => PivotKind::High,
            Self::Bottoms => PivotKind::Low,
        }
    }

    /// The way that a shape made of these turns the price.
    pub(super) const fn turn(self) -> Direction {
        match self {
            Self::Tops => Direction::Down,
            Self::Bottoms => Direction::Up,
        }
    }

    /// The way toward its peaks.
    pub(super) const fn ahead(self) -> Direction {
        match self {
            Self::Tops => Direction::Up,
            Self::Bottoms => Direction::Down,
        }
    }

    /// A price such that peaks are high whichever way up.
    pub(super) const fn upright(self, price: f64) -> f64 {
        match self {
            Self::Tops => price,
            Self::Bottoms => -price,
        }
    }
}

impl<'a> View<'a> {
    /// The latest `N` turning points when the last of them is of this kind.
    pub(super) fn last<const N: usize>(&self, kind: PivotKind) -> Option<&'a [Pivot; N]> {
        let last: &[Pivot; N] = self.pivots.last_chunk()?;
        (last[N - 1].kind == kind && self.history.reaches(last[0].index)).then_some(last)
    }

    /// How far below `price`, upright, the market was in so many bars before a bar: the move that led to a shape.
    pub(super) fn lead(&self, side: Side, price: f64, index: usize, bars: usize) -> f64 {
        let lows = self.history.between(index.saturating_sub(bars), index).map(|(_, bar)| match side {
            Side::Tops => bar.low,
            Side::Bottoms => -bar.high,
        });
        side.upright(price) - lows.fold(f64::INFINITY, f64::min)
    }

    /// The reason that the move which led to a shape is, and whether it is long enough.
    pub(super) fn prior(&self, lead: f64, height: f64, least: f64) -> Option<Reason> {
        let heights = share(lead, height);
        let text = format!("the move that led to it is {heights:.1} times its height");
        (lead.is_finite() && heights >= least).then(|| Reason::new(text, 0.2, heights / (2.0 * least + 0.5)))
    }

    /// The reason that a shape's height is, and whether it stands out of the noise.
    pub(super) fn size(&self, height: f64, least: f64) -> Option<Reason> {
        let ranges = share(height, self.range);
        (ranges >= least).then(|| {
            Reason::new(format!("it is {ranges:.1} average ranges high"), 0.15, ranges / (3.0 * least))
        })
    }
}
