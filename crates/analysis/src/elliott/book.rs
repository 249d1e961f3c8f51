//! The complete counts that one degree remembers, found by where they begin and end.

use super::count::ConfirmedCount;
use std::collections::VecDeque;
use std::sync::Arc;

/// The most complete counts that are remembered at one degree.
pub const BOOK_MAX: usize = 256;

/// Complete counts in the order of their ends.
#[derive(Clone, Debug, Default)]
pub(crate) struct Book {
    counts: VecDeque<Arc<ConfirmedCount>>,
}

impl Book {
    /// Adds a count, which ends where the newest one ends or later; the oldest is forgotten for it.
    pub(crate) fn push(&mut self, count: Arc<ConfirmedCount>) {
        if self.counts.len() == BOOK_MAX {
            self.counts.pop_front();
        }
        self.counts.push_back(count);
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Arc<ConfirmedCount>> {
        self.counts.iter()
    }

    /// The counts whose last turning point is at bar `end`.
    pub(crate) fn ending(&self, end: usize) -> impl Iterator<Item = &Arc<ConfirmedCount>> {
        let first = self.counts.partition_point(|known| known.count.end_index() < end);
        self.counts.range(first..).take_while(move |known| known.count.end_index() == end)
    }

    /// The counts from bar `start` to bar `end`.
    pub(crate) fn between(&self, start: usize, end: usize) -> impl Iterator<Item = &Arc<ConfirmedCount>> {
        self.ending(end).filter(move |known| known.count.start_index() == start)
    }
}
