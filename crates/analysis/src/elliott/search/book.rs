//! The complete counts that one degree remembers, found by where they begin and end.

use crate::elliott::count::ConfirmedCount;
use std::collections::VecDeque;
use std::sync::Arc;

/// The most complete counts that are remembered at one degree.
pub const BOOK_MAX: usize = 256;

/// Complete counts in the order of their ends.
#[derive(Clone, Debug, Default)]
pub(crate) struct Book {
    counts: VecDeque<Arc<ConfirmedCount>>,
    /// The bars of their starts and ends, so that a search does not touch the counts.
    spans: VecDeque<(usize, usize)>,
}

impl Book {
    /// Adds a count, which ends where the newest one ends or later; the oldest is forgotten for it.
    pub(crate) fn push(&mut self, count: Arc<ConfirmedCount>) {
        if self.counts.len() == BOOK_MAX {
            self.counts.pop_front();
            self.spans.pop_front();
        }
        self.spans.push_back((count.count.start_index(), count.count.end_index()));
        self.counts.push_back(count);
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Arc<ConfirmedCount>> {
        self.counts.iter()
    }

    /// The counts whose last turning point is at bar `end`.
    pub(crate) fn ending(&self, end: usize) -> impl Iterator<Item = &Arc<ConfirmedCount>> {
        self.places(end).map(|place| &self.counts[place])
    }

    /// The counts from bar `start` to bar `end`.
    pub(crate) fn between(&self, start: usize, end: usize) -> impl Iterator<Item = &Arc<ConfirmedCount>> {
        self.places(end).filter(move |place| self.spans[*place].0 == start).map(|place| &self.counts[place])
    }

    fn places(&self, end: usize) -> impl Iterator<Item = usize> + '_ {
        let first = self.spans.partition_point(|span| span.1 < end);
        (first..self.spans.len()).take_while(move |place| self.spans[*place].1 == end)
    }
}
