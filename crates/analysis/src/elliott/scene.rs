//! One search: every run of turning points that ends at the newest one, judged as every structure, the best few kept.

use super::count::{ConfirmedCount, Count, Point, SubWave};
use super::degree::Degree;
use super::kind::{Family, Kind};
use super::ratios;
use super::score::{Inside, Judged, Surroundings, judge};
use super::search::{Legs, Path, WINDOW};
use super::shape::{Insides, Mark, POINTS_MAX, Shape};
use super::skeleton::Turn;
use super::targets;
use super::waves::{ALTERNATES_MAX, FORMING_MAX};
use std::collections::VecDeque;
use std::sync::Arc;

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
    known: Vec<Option<Known<'a>>>,
    levels: [Option<&'a VecDeque<Arc<ConfirmedCount>>>; 2],
}

impl<const MOST: usize> Best<MOST> {
    fn new() -> Self {
        Self { list: Vec::with_capacity(MOST + 1) }
    }

    /// Keeps it if it is among the best; of equals the earlier found stays ahead.
    fn offer(&mut self, candidate: Candidate) {
        let score = candidate.judged.score;
        let place = self.list.partition_point(|known| known.judged.score >= score);
        if place < MOST {
            self.list.insert(place, candidate);
            self.list.truncate(MOST);
        }
    }
}

impl<'a> Scene<'a> {
    pub(crate) fn new(turns: &'a [Turn], levels: [Option<&'a VecDeque<Arc<ConfirmedCount>>>; 2]) -> Self {
        Self { turns, legs: Legs::of(turns), known: vec![None; WINDOW * WINDOW], levels }
    }

    /// The structures that end at the newest turning point: half of the places are for each family, as motive counts of
    /// a finer degree would otherwise hide the correction that they end.
    pub(crate) fn complete(&mut self, score_min: f64) -> Vec<Candidate> {
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
        all
    }

    /// The structures of which all waves but the running one, or ones, are there.
    pub(crate) fn forming(&mut self) -> Vec<Candidate> {
        let mut best = Best::<FORMING_MAX>::new();
        for legs in [4, 3, 2] {
            self.each_path(legs, |scene, path| {
                for waves in [5, 3] {
                    let is_one_short = legs + 1 == waves;
                    scene.each_fit(path, waves, |candidate| {
                        if is_one_short || (candidate.judged.kind.is_motive() && legs >= 2 && legs < waves) {
                            best.offer(candidate);
                        }
                    });
                }
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
    fn each_fit(&mut self, path: &Path, waves: usize, mut fits: impl FnMut(Candidate)) {
        let mut marks = [Mark::new(0, 0.0); POINTS_MAX];
        let mut count = 0;
        for place in path.places() {
            marks[count] = self.turns[place].mark;
            count += 1;
        }
        let Some(shape) = Shape::new(&marks[..count]) else { return };
        if shape.legs() > waves {
            return;
        }
        let (insides, scores) = self.insides(path);
        let around = self.surroundings(path, &shape);
        for kind in Kind::ALL.into_iter().filter(|kind| kind.waves().len() == waves) {
            if let Ok(judged) = judge(kind, &shape, &insides, &scores, &around) {
                fits(Candidate { path: *path, judged, shape });
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
            scores[leg] = Inside { motive: score(known.motive), corrective: score(known.corrective) };
            from = to;
        }
        (insides, scores)
    }

    /// The best counts of a leg's inside: at this degree where it spans several legs, else at the next finer one.
    fn known(&mut self, from: usize, to: usize) -> Known<'a> {
        let slot = from * WINDOW + to;
        if let Some(known) = self.known[slot] {
            return known;
        }
        let (start, end) = (self.turns[from].pivot.index, self.turns[to].pivot.index);
        let mut found = Known::default();
        let better = |known: Option<&'a Arc<ConfirmedCount>>, newer: &Arc<ConfirmedCount>| {
            known.is_none_or(|known| newer.count.score > known.count.score)
        };
        for book in self.levels.into_iter().flatten() {
            let ending = book
                .iter()
                .rev()
                .skip_while(|known| known.count.end_index() > end)
                .take_while(|known| known.count.end_index() == end);
            for known in ending.filter(|known| known.count.start_index() == start) {
                let slot =
                    if known.count.kind.is_motive() { &mut found.motive } else { &mut found.corrective };
                if better(*slot, known) {
                    *slot = Some(known);
                }
            }
        }
        self.known[slot] = Some(found);
        found
    }

    fn surroundings(&self, path: &Path, shape: &Shape) -> Surroundings {
        let start = path.first();
        let price = |place: usize| self.turns[place].mark.price;
        let Some(before) = self.legs.furthest(start) else { return Surroundings::default() };
        let moved = (price(start) - price(before)).abs();
        let whole = (shape.price(shape.last()) - price(start)).abs();
        let earlier = self.legs.furthest(before).map(|earlier| (price(before) - price(earlier)).abs());
        Surroundings {
            share_of_move: (moved > 0.0).then(|| whole / moved),
            goes_on: earlier.map(|earlier| earlier > moved),
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
        Count {
            kind,
            degree,
            is_rising: shape.is_rising(),
            points,
            sub_waves: self.sub_waves(path, kind),
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
