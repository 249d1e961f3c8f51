//! Rising and falling wedges: two lines that lean the same way and meet.

use super::draft::{Draft, Exit};
use super::envelope::Envelope;
use super::shape::Direction;
use super::view::View;
use crate::structure::drawing::Reason;

/// How far the flatter line moves at least, as a share of the width.
const LEAN_MIN: f64 = 0.2;
/// How much of the width is left at the last turn, at most.
const NARROWING_MAX: f64 = 0.75;

/// Names and values of the tolerances.
pub(super) const TOLERANCES: &[(&str, f64)] = &[
    ("lean_min", LEAN_MIN),
    ("narrowing_max", NARROWING_MAX),
    ("fit_tolerance", super::envelope::FIT_TOLERANCE),
    ("width_ranges_min", super::envelope::WIDTH_RANGES_MIN),
];

/// Both lines rise, the lower one faster; a close below it confirms it.
pub(super) fn rising(view: &View<'_>) -> Option<Draft> {
    let found =
        Envelope::latest(view, |found| found.upper_rise >= LEAN_MIN && found.narrowing <= NARROWING_MAX)?;
    let start = found.points.iter().map(|point| point.price).fold(f64::INFINITY, f64::min);
    Some(draft(view, found, Direction::Down, start))
}

/// Both lines fall, the upper one faster; a close above it confirms it.
pub(super) fn falling(view: &View<'_>) -> Option<Draft> {
    let found =
        Envelope::latest(view, |found| found.lower_rise <= -LEAN_MIN && found.narrowing <= NARROWING_MAX)?;
    let start = found.points.iter().map(|point| point.price).fold(f64::NEG_INFINITY, f64::max);
    Some(draft(view, found, Direction::Up, start))
}

/// The target is where the wedge began.
fn draft(view: &View<'_>, found: Envelope, direction: Direction, target: f64) -> Draft {
    let (edge, opposite, against) = match direction {
        Direction::Up => (found.upper, found.lower, Direction::Down),
        Direction::Down => (found.lower, found.upper, Direction::Up),
    };
    let mut reasons = found.reasons(view);
    let left = found.narrowing * 100.0;
    reasons.push(Reason::new(
        format!("{left:.0} % of its width is left"),
        0.3,
        (1.0 - found.narrowing) / 0.6,
    ));
    Draft {
        exits: vec![Exit::Toward { edge, direction, target, invalidation: opposite }],
        failures: vec![(opposite, against)],
        expires_index: found.expires_index(),
        points: found.points,
        reasons,
    }
}
