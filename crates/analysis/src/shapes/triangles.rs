//! Triangles: ascending, descending, symmetrical.

use super::draft::{Draft, Exit};
use super::envelope::Envelope;
use super::shape::Direction;
use super::view::View;
use crate::structure::drawing::{Reason, nearness};

/// How far the leaning line of a triangle moves at least, as a share of the width.
const LEAN_MIN: f64 = 0.3;
/// How far each line of a symmetrical triangle moves at least, as a share of the width.
const SYMMETRIC_LEAN_MIN: f64 = 0.18;
/// How much of the width is left at the last turn, at most.
const NARROWING_MAX: f64 = 0.72;

/// Names and values of the tolerances.
pub(super) const TOLERANCES: &[(&str, f64)] = &[
    ("lean_min", LEAN_MIN),
    ("symmetric_lean_min", SYMMETRIC_LEAN_MIN),
    ("narrowing_max", NARROWING_MAX),
    ("fit_tolerance", super::envelope::FIT_TOLERANCE),
    ("level_tolerance", super::envelope::LEVEL_TOLERANCE),
    ("width_ranges_min", super::envelope::WIDTH_RANGES_MIN),
];

/// Level tops over rising bottoms.
pub(super) fn ascending(view: &View<'_>) -> Option<Draft> {
    let found = Envelope::latest(view, |found| {
        found.are_level().0 && found.lower_rise >= LEAN_MIN && found.narrowing <= NARROWING_MAX
    })?;
    let level = level_reason("tops", found.upper_rise);
    Some(draft(view, found, level))
}

/// Falling tops over level bottoms.
pub(super) fn descending(view: &View<'_>) -> Option<Draft> {
    let found = Envelope::latest(view, |found| {
        found.are_level().1 && found.upper_rise <= -LEAN_MIN && found.narrowing <= NARROWING_MAX
    })?;
    let level = level_reason("bottoms", found.lower_rise);
    Some(draft(view, found, level))
}

/// Falling tops over rising bottoms.
pub(super) fn symmetrical(view: &View<'_>) -> Option<Draft> {
    let found = Envelope::latest(view, |found| {
        found.upper_rise <= -SYMMETRIC_LEAN_MIN
            && found.lower_rise >= SYMMETRIC_LEAN_MIN
            && found.narrowing <= NARROWING_MAX
    })?;
    let alike = found.lower_rise.min(-found.upper_rise) / found.lower_rise.max(-found.upper_rise);
    let reason = Reason::new(format!("its lines lean alike to {:.0} %", alike * 100.0), 0.3, alike);
    Some(draft(view, found, reason))
}

fn level_reason(name: &str, rise: f64) -> Reason {
    let text = format!("its {name} move by {:.0} % of its width", rise.abs() * 100.0);
    Reason::new(text, 0.3, nearness(rise, 0.0, 2.0 * super::envelope::LEVEL_TOLERANCE))
}

/// It is left on either side; the target is its width beyond.
fn draft(view: &View<'_>, found: Envelope, reason: Reason) -> Draft {
    let mut reasons = found.reasons(view);
    reasons.push(reason);
    Draft {
        exits: both_ways(&found),
        failures: Vec::new(),
        expires_index: found.expires_index(),
        points: found.points,
        reasons,
    }
}

/// Out at the upper line or at the lower.
pub(super) fn both_ways(found: &Envelope) -> Vec<Exit> {
    let exit =
        |edge, direction, invalidation| Exit::Break { edge, direction, height: found.width, invalidation };
    vec![exit(found.upper, Direction::Up, found.lower), exit(found.lower, Direction::Down, found.upper)]
}
