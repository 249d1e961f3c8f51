//! One search: every run of turning points that ends at the newest one, judged as every structure, the best few kept.

use super::book::Book;
use super::paths::{Legs, Path, SPANS, WINDOW};
use super::skeleton::Turn;
use crate::elliott::count::{ConfirmedCount, Count, Point, SubWave};
use crate::elliott::degree::Degree;
use crate::elliott::kind::{Family, Kind};
use crate::elliott::ratios;
use crate::elliott::rules;
use crate::elliott::score::{Inside, Judged, Surroundings, judge};
use crate::elliott::shape::{Insides, Mark, POINTS_MAX, Shape};
use crate::elliott::targets;
use crate::elliott::waves::{ALTERNATES_MAX, FORMING_MAX};
use std::sync::Arc;

/// The most counts of one family that are kept for one start.
const OF_ONE_START_MAX: usize = 2;

/// A run that keeps a structure's rules.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate {
    path: Path,
    pub(crate) judged: Judged,
    pub(crate) shape: Shape,
}

/// The best few.
#[derive(Debug)]
struct Best<const MOST: usize> {
    list: Vec<Candidate>,
}

/// What is known of one leg's inside.
#[derive(Clone, Copy, Debug, Default)]
struct Known<'a> {
    motive: Option<&'a Arc<ConfirmedCount>>,
    corrective: Option<&'a Arc<ConfirmedCount>>,
}

/// What one search looks at.
pub(crate) struct Scene<'a> {
    turns: &'a [Turn],
    legs: Legs,
    known: [Option<Known<'a>>; WINDOW * SPANS.len()],
    /// This degree's book, then those of the finer degrees.
    books: Vec<&'a Book>,
}

impl<const MOST: usize> Best<MOST> {
    fn new() -> Self {
        Self { list: Vec::with_capacity(MOST + 1) }
    }

    /// Keeps it if it is among the best; of equals the earlier found stays ahead.
    fn offer(&mut self, candidate: &Candidate) {
        let score = candidate.judged.score;
        if self.list.len() == MOST && self.list.last().is_some_and(|worst| worst.judged.score >= score) {
            return;
        }
        let alike = |known: &Candidate| known.path.first() == candidate.path.first();
        if self.list.iter().filter(|known| alike(known)).count() == OF_ONE_START_MAX {
            let worst = self.list.iter().rposition(alike);
            let Some(worst) = worst.filter(|worst| self.list[*worst].judged.score < score) else { return };
            self.list.remove(worst);
        }
        let place = self.list.partition_point(|known| known.judged.score >= score);
        if place < MOST {
            self.list.insert(place, *candidate);
            self.list.truncate(MOST);
        }
    }
}

impl<'a> Scene<'a> {
    pub(crate) fn new(turns: &'a [Turn], books: Vec<&'a Book>) -> Self {
        Self { turns, legs: Legs::of(turns), known: [None; WINDOW * SPANS.len()], books }
    }

    /// The structures that end at the newest turning point: half of the places are for each family, as motive counts of
    /// a finer degree would otherwise hide the correction that they end. Each with its rank; what a finer degree has said
    /// is left out.
    pub(crate) fn complete(&mut self, score_min: f64) -> Vec<(usize, Candidate)> {
        let mut motive = Best::<{ ALTERNATES_MAX / 2 }>::new();
        let mut corrective = Best::<{ ALTERNATES_MAX / 2 }>::new();
        for waves in [5, 3] {
            self.each_path(waves, |scene, path| {
                scene.each_fit(path, waves, |candidate| {
                    if candidate.judged.kind.is_motive() {
                        motive.offer(candidate);
                    } else {
                        corrective.offer(candidate);
                    }
                });
            });
        }
        let mut all = motive.list;
        all.append(&mut corrective.list);
        all.retain(|candidate| candidate.judged.score >= score_min);
        all.sort_by(|one, other| other.judged.score.total_cmp(&one.judged.score));
        all.into_iter().enumerate().filter(|(_, candidate)| !self.is_said(candidate)).collect()
    }

    /// The structures of which all waves but the running one, or ones, are there.
    pub(crate) fn forming(&mut self) -> Vec<Candidate> {
        let mut best = Best::<FORMING_MAX>::new();
        for (legs, waves) in [(4, 5), (3, 5), (2, 5), (2, 3)] {
            let is_one_short = legs + 1 == waves;
            self.each_path(legs, |scene, path| {
                scene.each_fit(path, waves, |candidate| {
                    if is_one_short || candidate.judged.kind.is_motive() {
                        best.offer(candidate);
                    }
                });
            });
        }
        best.list
    }

    fn each_path(&mut self, legs: usize, mut visit: impl FnMut(&mut Self, &Path)) {
        let mut paths = Vec::new();
        self.legs.paths(legs, |path| paths.push(*path));
        for path in &paths {
            visit(self, path);
        }
    }

    /// Judges a run as each structure of so many waves.
    fn each_fit(&mut self, path: &Path, waves: usize, mut fits: impl FnMut(&Candidate)) {
        let mut marks = [Mark::new(0, 0.0); POINTS_MAX];
        let mut count = 0;
        for place in path.places() {
            marks[count] = self.turns[place].mark;
            count += 1;
        }
        let Some(shape) = Shape::new(&marks[..count]) else { return };
        let mut known = None;
        for kind in Kind::ALL.into_iter().filter(|kind| kind.waves().len() == waves) {
            if rules::broken(kind, &shape, None).is_some() {
                continue;
            }
            let (insides, scores, around) = known.get_or_insert_with(|| {
                let (insides, scores) = self.insides(path);
                (insides, scores, self.surroundings(path))
            });
            if rules::broken(kind, &shape, Some(insides)).is_none() {
                fits(&Candidate { path: *path, judged: judge(kind, &shape, scores, around), shape });
            }
        }
    }

    fn insides(&mut self, path: &Path) -> (Insides, [Inside; 5]) {
        let (mut insides, mut scores) = (Insides::default(), [Inside::default(); 5]);
        let mut from = path.first();
        for (leg, to) in path.places().skip(1).enumerate() {
            let known = self.known(from, to);
            let score = |count: Option<&Arc<ConfirmedCount>>| count.map_or(0.0, |known| known.count.score);
            insides[leg] = known.corrective.map(|known| known.count.kind);
            let best = [known.motive, known.corrective].into_iter().flatten();
            let best = best.max_by(|one, other| one.count.score.total_cmp(&other.count.score));
            scores[leg] = Inside {
                motive: score(known.motive),
                corrective: score(known.corrective),
                waves: best.map_or(1, |known| known.count.waves),
            };
            from = to;
        }
        (insides, scores)
    }

    /// The best counts of a leg's inside, at this degree or a finer one.
    fn known(&mut self, from: usize, to: usize) -> Known<'a> {
        let slot = to * SPANS.len() + (to - from) / 2;
        if let Some(known) = self.known[slot] {
            return known;
        }
        let (start, end) = (self.turns[from].pivot.index, self.turns[to].pivot.index);
        let mut found = Known::default();
        for known in self.books.iter().flat_map(|book| book.between(start, end)) {
            let is_motive = known.count.kind.is_motive();
            let slot = if is_motive { &mut found.motive } else { &mut found.corrective };
            if slot.is_none_or(|best| known.count.score > best.count.score) {
                *slot = Some(known);
            }
        }
        self.known[slot] = Some(found);
        found
    }

    /// Whether a finer degree has said the same already.
    fn is_said(&self, candidate: &Candidate) -> bool {
        let index = |place: usize| self.turns[place].pivot.index;
        let end = self.turns.len() - 1;
        let finer = self.books.iter().skip(1);
        finer.flat_map(|book| book.between(index(candidate.path.first()), index(end))).any(|known| {
            known.count.kind == candidate.judged.kind
                && known.count.points.iter().map(|point| point.index).eq(candidate.path.places().map(index))
        })
    }

    fn surroundings(&self, path: &Path) -> Surroundings {
        let start = path.first();
        let price = |place: usize| self.turns[place].mark.price;
        let Some(before) = self.legs.furthest(start) else { return Surroundings::default() };
        let moved = (price(start) - price(before)).abs();
        let whole = path.widest(price);
        let earlier = self.legs.furthest(before).map(|earlier| (price(before) - price(earlier)).abs());
        // Where nothing earlier is known, the move before is the largest there is, and the structure turns it.
        Surroundings {
            share_of_move: (moved > 0.0).then(|| whole / moved),
            goes_on: Some(earlier.is_some_and(|earlier| earlier > moved)),
        }
    }

    /// The whole count.
    pub(crate) fn count(&mut self, candidate: &Candidate, degree: Degree) -> Count {
        let Candidate { path, judged, shape } = candidate;
        let kind = judged.kind;
        let ends = [None].into_iter().chain(kind.waves().iter().copied().map(Some));
        let points = path.places().zip(ends).map(|(place, wave)| {
            let pivot = self.turns[place].pivot;
            Point { index: pivot.index, open_at: pivot.open_at, price: pivot.price, wave }
        });
        let points = points.collect();
        let sub_waves = self.sub_waves(path, kind);
        let above = |sub: &SubWave| sub.count.count.degree.larger();
        Count {
            kind,
            degree: sub_waves.iter().map(above).fold(degree, Degree::max),
            is_rising: shape.is_rising(),
            points,
            sub_waves,
            waves: judged.waves,
            relations: ratios::relations(kind, shape),
            targets: targets::targets(kind, shape),
            invalidation: targets::invalidation(kind, shape),
            parts: judged.parts,
            score: judged.score,
        }
    }

    fn sub_waves(&mut self, path: &Path, kind: Kind) -> Vec<SubWave> {
        let mut found = Vec::new();
        let mut from = path.first();
        for (leg, to) in path.places().skip(1).enumerate() {
            let known = self.known(from, to);
            let count = match kind.made_of(leg) {
                Family::Motive => known.motive.or(known.corrective),
                Family::Corrective => known.corrective.or(known.motive),
                Family::Either => known.motive.or(known.corrective),
            };
            if let Some(count) = count {
                found.push(SubWave { leg, count: Arc::clone(count) });
            }
            from = to;
        }
        found
    }
}
