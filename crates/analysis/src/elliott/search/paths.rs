//! Which turning points of one skeleton may be the ends of a structure's waves.
//!
//! A wave may pass over smaller ones (it spans one, three or five legs) as long as its ends are its extremes. All runs that
//! end at the newest turning point are tried, newest first, up to [`PATHS_MAX`].

use super::skeleton::Turn;
use crate::elliott::shape::POINTS_MAX;

/// How many of the newest turning points of a skeleton are looked at.
pub const WINDOW: usize = 24;
/// How many runs are tried for one newest turning point and one number of waves: as many as three spans give five waves.
pub const PATHS_MAX: usize = 243;
/// How many times longer than its neighbour a wave may be, by logarithm of the price.
const UNEVEN_MAX: f64 = 10.0;
/// How many legs a wave may span.
pub(crate) const SPANS: [usize; 3] = [1, 3, 5];

/// The legs among the newest turning points.
pub(crate) struct Legs {
    count: usize,
    /// For each turning point, from which ones a leg may come to it.
    from: [[Option<u8>; SPANS.len()]; WINDOW],
    /// How far those legs go, by logarithm of the price.
    lengths: [[f64; SPANS.len()]; WINDOW],
    /// For each turning point, the one from which the furthest leg comes to it.
    furthest: [Option<u8>; WINDOW],
}

/// One run: its turning points, oldest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Path {
    places: [u8; POINTS_MAX],
    count: usize,
}

impl Path {
    pub(crate) fn places(&self) -> impl Iterator<Item = usize> + '_ {
        self.places[..self.count].iter().map(|place| usize::from(*place))
    }

    pub(crate) const fn first(&self) -> usize {
        self.places[0] as usize
    }

    /// The larger of the longest leg and the way from start to end.
    pub(crate) fn widest(&self, price: impl Fn(usize) -> f64) -> f64 {
        let mut ends = self.places().map(&price);
        let start = ends.next().unwrap_or(0.0);
        let (end, longest) =
            ends.fold((start, 0.0_f64), |(last, longest), end| (end, longest.max((end - last).abs())));
        longest.max((end - start).abs())
    }
}

impl Legs {
    /// Of at most [`WINDOW`] turning points, oldest first.
    pub(crate) fn of(turns: &[Turn]) -> Self {
        let mut legs = Self {
            count: turns.len(),
            from: [[None; SPANS.len()]; WINDOW],
            lengths: [[0.0; SPANS.len()]; WINDOW],
            furthest: [None; WINDOW],
        };
        for to in 1..turns.len() {
            for (slot, span) in SPANS.into_iter().enumerate() {
                if to >= span && is_leg(&turns[to - span..=to]) {
                    legs.from[to][slot] = Some((to - span) as u8);
                    legs.lengths[to][slot] = turns[to].mark.distance(&turns[to - span].mark);
                }
            }
            let furthest = (1..=to).step_by(2).filter(|span| is_leg(&turns[to - span..=to])).last();
            legs.furthest[to] = furthest.map(|span| (to - span) as u8);
        }
        legs
    }

    /// Where the furthest leg that ends at a turning point began.
    pub(crate) fn furthest(&self, to: usize) -> Option<usize> {
        self.furthest[to].map(usize::from)
    }

    /// Visits every run of `waves` legs that ends at the newest turning point.
    pub(crate) fn paths(&self, waves: usize, mut visit: impl FnMut(&Path)) {
        if self.count == 0 {
            return;
        }
        let mut path = Path { places: [0; POINTS_MAX], count: waves + 1 };
        path.places[waves] = (self.count - 1) as u8;
        let mut left = PATHS_MAX;
        self.extend(&mut path, waves, None, &mut left, &mut visit);
    }

    fn extend(
        &self,
        path: &mut Path,
        to: usize,
        after: Option<f64>,
        left: &mut usize,
        visit: &mut impl FnMut(&Path),
    ) {
        if to == 0 {
            *left -= 1;
            visit(path);
            return;
        }
        let end = usize::from(path.places[to]);
        for (slot, from) in self.from[end].into_iter().enumerate() {
            let Some(from) = from else { continue };
            let length = self.lengths[end][slot];
            if *left == 0 {
                return;
            }
            if after.is_some_and(|after| length > after * UNEVEN_MAX || after > length * UNEVEN_MAX) {
                continue;
            }
            path.places[to - 1] = from;
            self.extend(path, to - 1, Some(length), left, visit);
        }
    }
}

/// Whether the first and the last turning point are the extremes of all.
fn is_leg(turns: &[Turn]) -> bool {
    let [first, inner @ .., last] = turns else { return false };
    inner.iter().all(|turn| {
        let kind = turn.pivot.kind;
        let end = if kind == last.pivot.kind { last } else { first };
        !kind.is_beyond(turn.pivot.price, end.pivot.price)
    })
}
