//! The last values in order of size, where only ranks are asked for: a sorted row while it is short, a tree when it is long.

use super::ranked::Ranked;
use super::window::Ring;

/// Up to so many values, moving the row is faster than searching a tree.
const ROW_MAX: usize = 4_096;

/// The last values by size. Logarithmic time for each operation, but that a window of up to 4,096 values moves a part of
/// itself in memory with each value; memory: the window. No allocation after `new`.
#[derive(Clone, Debug)]
pub enum Sorted {
    /// The values by age, and the same by size.
    Row(Row),
    /// A tree.
    Tree(Ranked),
}

/// Few values.
#[derive(Clone, Debug)]
pub struct Row {
    by_age: Ring,
    /// As many as there are by age; what lies behind them means nothing.
    by_size: Box<[f64]>,
}

impl Sorted {
    /// Of the last `period` values.
    ///
    /// # Panics
    /// If `period` is 0 or more than 2^32 - 1.
    #[must_use]
    pub fn new(period: usize) -> Self {
        if period > ROW_MAX {
            return Self::Tree(Ranked::new(period));
        }
        Self::Row(Row { by_age: Ring::new(period), by_size: vec![0.0; period].into_boxed_slice() })
    }

    /// Adds a value; the oldest leaves once there are as many as the window holds.
    #[inline]
    pub fn push(&mut self, value: f64) {
        match self {
            Self::Row(row) => row.push(value),
            Self::Tree(tree) => {
                tree.push(value);
            }
        }
    }

    /// How many values there are.
    #[inline]
    #[must_use]
    pub const fn len(&self) -> usize {
        match self {
            Self::Row(row) => row.by_age.len(),
            Self::Tree(tree) => tree.len(),
        }
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether there are as many values as the window holds.
    #[inline]
    #[must_use]
    pub const fn is_full(&self) -> bool {
        match self {
            Self::Row(row) => row.by_age.is_full(),
            Self::Tree(tree) => tree.is_full(),
        }
    }

    /// The value that `before` others precede in order of size; `None` if there are not that many.
    #[inline]
    #[must_use]
    pub fn nth(&self, before: usize) -> Option<f64> {
        match self {
            Self::Row(row) => row.sorted().get(before).copied(),
            Self::Tree(tree) => tree.nth(before),
        }
    }

    /// How many values are less than a number.
    #[inline]
    #[must_use]
    pub fn count_below(&self, number: f64) -> usize {
        match self {
            Self::Row(row) => row.sorted().partition_point(|value| *value < number),
            Self::Tree(tree) => tree.below(number).count,
        }
    }

    /// The middle value, or the mean of the two middle ones; `None` while there is none.
    #[inline]
    #[must_use]
    pub fn median(&self) -> Option<f64> {
        let len = self.len();
        let upper = self.nth(len / 2)?;
        if len % 2 == 1 {
            return Some(upper);
        }
        let lower = self.nth(len / 2 - 1)?;
        Some(lower + (upper - lower) / 2.0)
    }
}

impl Row {
    fn sorted(&self) -> &[f64] {
        &self.by_size[..self.by_age.len()]
    }

    /// The new value goes behind its equals; what stands between its place and that of the one that leaves moves by one.
    fn push(&mut self, value: f64) {
        let up_to = self.sorted().partition_point(|other| *other <= value);
        let len = self.by_age.len();
        let Some(oldest) = self.by_age.push(value) else {
            self.by_size.copy_within(up_to..len, up_to + 1);
            self.by_size[up_to] = value;
            return;
        };
        let gap = self.sorted().partition_point(|other| *other < oldest);
        if up_to > gap {
            self.by_size.copy_within(gap + 1..up_to, gap);
            self.by_size[up_to - 1] = value;
        } else {
            self.by_size.copy_within(up_to..gap, up_to + 1);
            self.by_size[up_to] = value;
        }
    }
}
