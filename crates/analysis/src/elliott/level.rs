//! One degree: its turning points, what structures have ended at them, and which are on their way.

use super::book::Book;
use super::count::{ConfirmedCount, Count};
use super::degree::Degree;
use super::kind::Wave;
use super::scene::Scene;
use super::search::WINDOW;
use super::skeleton::Turn;
use crate::Bar;
use std::sync::Arc;

/// A degree's turning points and counts.
#[derive(Clone, Debug)]
pub(crate) struct Level {
    degree: Degree,
    /// The newest turning points, oldest first; at most [`WINDOW`].
    turns: Vec<Turn>,
    /// The complete counts that are remembered, oldest first.
    book: Book,
    /// The counts whose last wave runs.
    forming: Vec<(Count, Wave)>,
    /// Whether a bar has passed the newest turning point since, in its direction.
    is_passed: bool,
}

impl Level {
    pub(crate) fn new(degree: Degree) -> Self {
        Self { degree, turns: Vec::new(), book: Book::default(), forming: Vec::new(), is_passed: false }
    }

    pub(crate) const fn book(&self) -> &Book {
        &self.book
    }

    pub(crate) fn forming(&self) -> impl Iterator<Item = &(Count, Wave)> {
        self.forming.iter()
    }

    /// The bar of the newest turning point, unless the price has passed it.
    pub(crate) fn standing_end(&self) -> Option<usize> {
        self.turns.last().filter(|_| !self.is_passed).map(|turn| turn.pivot.index)
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
        let books = [&self.book].into_iter().chain(finer.iter().rev().map(|level| &level.book));
        let mut scene = Scene::new(&self.turns, books.collect());
        let complete = scene.complete(score_min);
        let forming = scene.forming();
        let confirmed: Vec<Arc<ConfirmedCount>> = complete
            .iter()
            .map(|(rank, candidate)| {
                Arc::new(ConfirmedCount {
                    count: scene.count(candidate, self.degree),
                    rank: *rank,
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
            self.book.push(Arc::clone(&count));
            said.push(count);
        }
    }
}
