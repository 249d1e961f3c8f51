//! One degree: its turning points, what structures have ended at them, and which are on their way.

use super::book::Book;
use super::paths::WINDOW;
use super::scene::{Candidate, Scene};
use super::skeleton::Turn;
use crate::Bar;
use crate::elliott::count::{ConfirmedCount, Count};
use crate::elliott::degree::Degree;
use crate::elliott::kind::Wave;
use crate::elliott::targets::{self, Invalidation};
use std::sync::Arc;

/// A degree's turning points and counts.
#[derive(Clone, Debug)]
pub(crate) struct Level {
    degree: Degree,
    /// The newest turning points, oldest first; at most [`WINDOW`].
    turns: Vec<Turn>,
    /// The complete counts that are remembered, oldest first.
    book: Book,
    /// The runs whose last wave runs, with where each fails.
    forming: Vec<(Candidate, Option<Invalidation>)>,
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

    /// The counts whose last wave runs, and that wave.
    pub(crate) fn forming<'a>(&'a self, finer: &'a [Self]) -> impl Iterator<Item = (Count, Wave)> + 'a {
        let mut scene = self.scene(finer);
        self.forming.iter().map(move |(candidate, _)| {
            let running = candidate.judged.kind.waves()[candidate.shape.legs()];
            (scene.count(candidate, self.degree), running)
        })
    }

    fn scene<'a>(&'a self, finer: &'a [Self]) -> Scene<'a> {
        let books = [&self.book].into_iter().chain(finer.iter().rev().map(|level| &level.book));
        Scene::new(&self.turns, books.collect())
    }

    /// The bar of the newest turning point, unless the price has passed it.
    pub(crate) fn standing_end(&self) -> Option<usize> {
        self.turns.last().filter(|_| !self.is_passed).map(|turn| turn.pivot.index)
    }

    /// Drops what the bar has made impossible.
    pub(crate) fn drop_broken(&mut self, bar: &Bar) {
        self.forming.retain(|(_, invalidation)| {
            !invalidation.is_some_and(|invalidation| invalidation.is_passed(bar.low, bar.high))
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
        let mut scene = self.scene(finer);
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
        let limit = |run: &Candidate| targets::invalidation(run.judged.kind, &run.shape);
        self.forming.clear();
        self.forming.extend(forming.into_iter().map(|run| (run, limit(&run))));
        for count in confirmed {
            self.book.push(Arc::clone(&count));
            said.push(count);
        }
    }
}
