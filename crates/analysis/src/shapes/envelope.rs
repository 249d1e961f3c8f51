//! The two straight lines that turning points lie on: one over the tops, one under the bottoms.

use super::draft::point;
use super::shape::Boundary;
use super::view::View;
use crate::structure::drawing::{Reason, nearness};
use crate::structure::{DrawingPoint, Pivot, PivotKind};

/// How far a turning point may lie from its line, as a share of the width at the beginning, when the most turns are there.
/// With fewer turns chance draws lines more easily, so less is allowed: so much for each turn above three.
pub(super) const FIT_TOLERANCE: f64 = 0.1;
/// How far a close may lie outside the lines before the last turn, as a share of the width at the beginning.
pub(super) const OUTSIDE_MAX: f64 = 0.1;
/// The shortest way between turns, as a share of the mean way.
pub(super) const WAY_MIN: f64 = 0.4;
/// The longest way between turns, as a share of the mean way.
pub(super) const WAY_MAX: f64 = 1.7;
/// A line that moves less than this share of the width over the whole length is level.
pub(super) const LEVEL_TOLERANCE: f64 = 0.15;
/// The least width at the beginning, in average true ranges.
pub(super) const WIDTH_RANGES_MIN: f64 = 4.0;
/// The least length, in bars.
pub(super) const LENGTH_MIN: usize = 20;
/// What the fit counts in the score.
const FIT_WEIGHT: f64 = 0.35;
/// What the number of turns counts.
const TURNS_WEIGHT: f64 = 0.2;
/// How many turning points it takes, most first.
const COUNTS: [usize; 3] = [7, 6, 5];

/// Names and values of the tolerances of all shapes between two lines.
pub(super) const TOLERANCES: &[(&str, f64)] = &[
    ("fit_tolerance", FIT_TOLERANCE),
    ("outside_max", OUTSIDE_MAX),
    ("way_min", WAY_MIN),
    ("way_max", WAY_MAX),
    ("level_tolerance", LEVEL_TOLERANCE),
    ("width_ranges_min", WIDTH_RANGES_MIN),
    ("length_min", LENGTH_MIN as f64),
];

/// Lines around turning points.
#[derive(Clone, Debug)]
pub(super) struct Envelope {
    pub(super) upper: Boundary,
    pub(super) lower: Boundary,
    pub(super) first: usize,
    pub(super) last: usize,
    /// The distance of the lines at the first turning point.
    pub(super) width: f64,
    /// Their distance at the last, as a share of that.
    pub(super) narrowing: f64,
    /// How far the upper line rises over the whole length, as a share of the width.
    pub(super) upper_rise: f64,
    /// The lower line likewise.
    pub(super) lower_rise: f64,
    /// The farthest that a turning point lies from its line, as a share of the width.
    pub(super) misfit: f64,
    pub(super) points: Vec<DrawingPoint>,
}

impl Envelope {
    /// Around these turning points; `None` where lines cross or cannot be drawn.
    pub(super) fn around(pivots: &[Pivot]) -> Option<Self> {
        let (first, last) = (pivots.first()?.index, pivots.last()?.index);
        let upper = line(pivots, PivotKind::High)?;
        let lower = line(pivots, PivotKind::Low)?;
        let width = upper.price_at(first) - lower.price_at(first);
        let end = upper.price_at(last) - lower.price_at(last);
        if !(width > 0.0 && end > 0.0 && width.is_finite()) {
            return None;
        }
        let length = (last - first) as f64;
        let off = |pivot: &Pivot| {
            let line = if pivot.kind == PivotKind::High { &upper } else { &lower };
            (pivot.price - line.price_at(pivot.index)).abs() / width
        };
        Some(Self {
            upper,
            lower,
            first,
            last,
            width,
            narrowing: end / width,
            upper_rise: upper.slope * length / width,
            lower_rise: lower.slope * length / width,
            misfit: pivots.iter().map(off).fold(0.0, f64::max),
            points: pivots.iter().map(|pivot| point(pivot, label(pivot.kind))).collect(),
        })
    }

    /// Around the latest turning points, as many as make the best of fit and number, on two lines that `is_it` takes.
    pub(super) fn latest(view: &View<'_>, is_it: fn(&Self) -> bool) -> Option<Self> {
        let candidates = COUNTS.into_iter().filter_map(|count| {
            let from = view.pivots.len().checked_sub(count)?;
            let found = Self::around(&view.pivots[from..])?;
            let allowed = FIT_TOLERANCE * (count - 3) as f64 / (COUNTS[0] - 3) as f64;
            (found.is_large(view)
                && found.misfit <= allowed
                && found.is_even()
                && is_it(&found)
                && found.holds(view))
            .then_some(found)
        });
        candidates.max_by(|one, other| one.quality().total_cmp(&other.quality()))
    }

    /// Fit and number of turns, as far as they count in the score.
    fn quality(&self) -> f64 {
        FIT_WEIGHT * self.fit() + TURNS_WEIGHT * self.touched()
    }

    /// How well the turns lie on their lines, 0 to 1.
    fn fit(&self) -> f64 {
        nearness(self.misfit, 0.0, FIT_TOLERANCE)
    }

    /// How many turns there are, 0.5 to 1.
    fn touched(&self) -> f64 {
        (self.points.len() - 3) as f64 / (COUNTS[0] - 3) as f64
    }

    fn is_large(&self, view: &View<'_>) -> bool {
        let is_wide = self.width >= WIDTH_RANGES_MIN * view.range;
        is_wide && self.last - self.first >= LENGTH_MIN && view.history.reaches(self.first)
    }

    /// Whether the ways between the turns take alike long.
    fn is_even(&self) -> bool {
        let mean = (self.last - self.first) as f64 / (self.points.len() - 1) as f64;
        let mut ways = self.points.windows(2).map(|two| (two[1].index - two[0].index) as f64 / mean);
        ways.all(|way| (WAY_MIN..=WAY_MAX).contains(&way))
    }

    /// Whether every close from the first turn to the last lies between the lines.
    fn holds(&self, view: &View<'_>) -> bool {
        let margin = OUTSIDE_MAX * self.width;
        view.history.between(self.first, self.last).all(|(index, bar)| {
            let (low, high) = (self.lower.price_at(index), self.upper.price_at(index));
            (low - margin..=high + margin).contains(&bar.close)
        })
    }

    /// Whether the upper line is level, and the lower.
    pub(super) fn are_level(&self) -> (bool, bool) {
        (self.upper_rise.abs() <= LEVEL_TOLERANCE, self.lower_rise.abs() <= LEVEL_TOLERANCE)
    }

    /// The bar until which it can be left: where its lines meet, or once its length after its end.
    pub(super) fn expires_index(&self) -> usize {
        let length = self.last - self.first;
        let closing = (1.0 - self.narrowing).max(0.0) / length.max(1) as f64;
        let until_apex = if closing > 0.0 { self.narrowing / closing } else { f64::INFINITY };
        self.last + (until_apex as usize).min(length)
    }

    /// What speaks for any shape between two lines.
    pub(super) fn reasons(&self, view: &View<'_>) -> Vec<Reason> {
        let ranges = self.width / view.range;
        vec![
            Reason::new(
                format!(
                    "its {} turns lie within {:.0} % of their lines",
                    self.points.len(),
                    self.misfit * 100.0
                ),
                FIT_WEIGHT,
                self.fit(),
            ),
            Reason::new(format!("{} turns touch it", self.points.len()), TURNS_WEIGHT, self.touched()),
            Reason::new(
                format!("it is {ranges:.1} average ranges wide"),
                0.15,
                ranges / (3.0 * WIDTH_RANGES_MIN),
            ),
        ]
    }
}

const fn label(kind: PivotKind) -> &'static str {
    match kind {
        PivotKind::High => "top",
        PivotKind::Low => "bottom",
    }
}

/// The line of least squares through the turning points of one kind.
fn line(pivots: &[Pivot], kind: PivotKind) -> Option<Boundary> {
    let mine = || pivots.iter().filter(|pivot| pivot.kind == kind);
    let count = mine().count();
    if count < 2 {
        return None;
    }
    let origin = mine().next()?.index;
    let place = |pivot: &Pivot| (pivot.index - origin) as f64;
    let place_mean: f64 = mine().map(|pivot| place(pivot) / count as f64).sum();
    let price_mean: f64 = mine().map(|pivot| pivot.price / count as f64).sum();
    let spread: f64 = mine().map(|pivot| (place(pivot) - place_mean) * (place(pivot) - place_mean)).sum();
    let common: f64 = mine().map(|pivot| (place(pivot) - place_mean) * (pivot.price - price_mean)).sum();
    let slope = common / spread;
    slope.is_finite().then_some(Boundary { index: origin, price: price_mean - slope * place_mean, slope })
}
