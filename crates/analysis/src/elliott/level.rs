//! One degree: its turning points, what structures have ended at them, and which are on their way.

use super::count::{ConfirmedCount, Count};
use super::degree::Degree;
use super::kind::Wave;
use super::scene::Scene;
use super::search::WINDOW;
use super::skeleton::Turn;
use super::waves::BOOK_MAX;
use crate::Bar;
use std::collections::VecDeque;
use std::sync::Arc;

/// A degree's turning points and counts.
#[derive(Clone, Debug)]
pub(crate) struct Level {
    degree: Degree,
    /// The newest turning points, oldest first; at most [`WINDOW`].
    turns: Vec<Turn>,
    /// The complete counts that are remembered, oldest first.
    book: VecDeque<Arc<ConfirmedCount>>,
    /// The counts whose last wave runs.
    forming: Vec<(Count, Wave)>,
    /// Whether a bar has passed the newest turning point since, in its direction.
    is_passed: bool,
}

impl Level {
    pub(crate) const fn new(degree: Degree) -> Self {
        Self { degree, turns: Vec::new(), book: VecDeque::new(), forming: Vec::new(), is_passed: false }
    }

    pub(crate) fn book(&self) -> impl Iterator<Item = &Arc<ConfirmedCount>> {
        self.book.iter()
    }

    pub(crate) fn forming(&self) -> impl Iterator<Item = &(Count, Wave)> {
        self.forming.iter()
    }

    /// The complete counts that end at the newest turning point, unless the price has passed it.
    pub(crate) fn standing(&self) -> impl Iterator<Item = &Arc<ConfirmedCount>> {
        let end = self.turns.last().filter(|_| !self.is_passed).map(|turn| turn.pivot.index);
        self.book.iter().rev().take_while(move |known| Some(known.count.end_index()) == end)
    }

    /// Drops what the bar has made impossible.
    pub(crate) fn drop_broken(&mut self, bar: &Bar) {
        self.forming.retain(|(count, _)| {
            !count.invalidation.is_some_and(|invalidation| invalidation.is_passed(bar.low, bar.high))
        });
        if let Some(Turn { pivot, .. }) = self.turns.last() {
            self.is_passed |= pivot.kind.is_beyond(pivot.kind.price(bar), pivot.price);
        }
    }

    /// Takes the next turning point and says what it completes.
    pub(crate) fn take(
        &mut self,
        turn: Turn,
        finer: &[Self],
        score_min: f64,
        said: &mut Vec<Arc<ConfirmedCount>>,
    ) {
        if self.turns.len() == WINDOW {
            self.turns.remove(0);
        }
        self.turns.push(turn);
        self.is_passed = false;
        let mut scene = Scene::new(&self.turns, [Some(&self.book), finer.last().map(|level| &level.book)]);
        let complete = scene.complete(score_min);
        let forming = scene.forming();
        let confirmed: Vec<Arc<ConfirmedCount>> = complete
            .iter()
            .enumerate()
            .map(|(rank, candidate)| {
                Arc::new(ConfirmedCount {
                    count: scene.count(candidate, self.degree),
                    rank,
                    confirmed_index: turn.pivot.confirmed_index,
                    confirmed_at: turn.pivot.confirmed_at,
                })
            })
            .collect();
        let forming = forming.iter().map(|candidate| {
            let running = candidate.judged.kind.waves()[candidate.shape.legs()];
            (scene.count(candidate, self.degree), running)
        });
        self.forming = forming.collect();
        for count in confirmed {
            if self.book.len() == BOOK_MAX {
                self.book.pop_front();
            }
            self.book.push_back(Arc::clone(&count));
            said.push(count);
        }
    }
}
