//! Flags and pennants: a steep move (the pole), a small pause, and the move goes on.

use super::draft::{Draft, Exit};
use super::envelope::{Envelope, FIT_TOLERANCE};
use super::shape::Boundary;
use super::view::{Side, View};
use crate::structure::drawing::{DrawingPoint, Reason, nearness, share};

/// The least height of the pole, in average true ranges.
const POLE_RANGES_MIN: f64 = 6.5;
/// The least height of the pole, in widths of the pause.
const POLE_WIDTHS_MIN: f64 = 2.0;
/// The longest pole, in lengths of the pause.
const POLE_LENGTH_MAX: f64 = 1.2;
/// The least speed of the pole, in average true ranges a bar.
const POLE_SPEED_MIN: f64 = 0.6;
/// How much of the pole the pause may give back.
const RETRACEMENT_MAX: f64 = 0.55;
/// How much the width of a flag may change.
const PARALLEL_TOLERANCE: f64 = 0.35;
/// How far a flag may lean with the pole, as a share of its width.
const LEAN_WITH_MAX: f64 = 0.2;
/// How much of a pennant's width is left at its last turn, at most.
const PENNANT_NARROWING_MAX: f64 = 0.6;
/// The most turns of a pause.
const TURNS: [usize; 3] = [6, 5, 4];

/// Names and values of the tolerances.
pub(super) const TOLERANCES: &[(&str, f64)] = &[
    ("pole_ranges_min", POLE_RANGES_MIN),
    ("pole_widths_min", POLE_WIDTHS_MIN),
    ("pole_length_max", POLE_LENGTH_MAX),
    ("pole_speed_min", POLE_SPEED_MIN),
    ("retracement_max", RETRACEMENT_MAX),
    ("parallel_tolerance", PARALLEL_TOLERANCE),
    ("lean_with_max", LEAN_WITH_MAX),
    ("pennant_narrowing_max", PENNANT_NARROWING_MAX),
];

/// A pause between parallel lines that are level or lean against the pole. `side` is where the pole ends.
pub(super) fn flag(view: &View<'_>, side: Side) -> Option<Draft> {
    find(view, side, |found, side| {
        let lean = side.upright((found.upper_rise + found.lower_rise) / 2.0);
        (found.narrowing - 1.0).abs() <= PARALLEL_TOLERANCE && lean <= LEAN_WITH_MAX
    })
}

/// A pause between lines that meet.
pub(super) fn pennant(view: &View<'_>, side: Side) -> Option<Draft> {
    find(view, side, |found, _| {
        found.narrowing <= PENNANT_NARROWING_MAX && found.upper_rise < 0.0 && found.lower_rise > 0.0
    })
}

fn find(view: &View<'_>, side: Side, is_it: fn(&Envelope, Side) -> bool) -> Option<Draft> {
    TURNS.into_iter().find_map(|count| {
        let from = view.pivots.len().checked_sub(count)?;
        let pause = &view.pivots[from..];
        if pause[0].kind != side.peak() || !view.history.reaches(pause[0].index) {
            return None;
        }
        let found = Envelope::around(pause)?;
        (found.misfit <= 2.0 * FIT_TOLERANCE && is_it(&found, side)).then(|| draft(view, side, found))?
    })
}

fn draft(view: &View<'_>, side: Side, found: Envelope) -> Option<Draft> {
    let top = found.points[0];
    let length = found.last - found.first;
    let (foot, pole) = pole(view, side, top, (length as f64 * POLE_LENGTH_MAX) as usize)?;
    let bars = (top.index - foot.index).max(1) as f64;
    let (ranges, widths) = (share(pole, view.range), share(pole, found.width));
    let speed = ranges / bars;
    let deepest = found.points.iter().map(|point| side.upright(point.price)).fold(f64::INFINITY, f64::min);
    let given_back = share(side.upright(top.price) - deepest, pole);
    let is_pole = ranges >= POLE_RANGES_MIN && widths >= POLE_WIDTHS_MIN && speed >= POLE_SPEED_MIN;
    if !is_pole || given_back > RETRACEMENT_MAX {
        return None;
    }
    let middle = Boundary::level(top.index, (top.price + foot.price) / 2.0);
    let (edge, opposite) = match side {
        Side::Tops => (found.upper, found.lower),
        Side::Bottoms => (found.lower, found.upper),
    };
    let mut points = vec![foot];
    points.extend(found.points.iter().copied());
    Some(Draft {
        points,
        reasons: vec![
            Reason::new(format!("its pole is {ranges:.1} average ranges high"), 0.2, ranges / 12.0),
            Reason::new(format!("its pole is {widths:.1} times the pause"), 0.2, (widths - 1.0) / 3.0),
            Reason::new(format!("its pole makes {speed:.1} average ranges a bar"), 0.2, speed / 1.0),
            Reason::new(
                format!("the pause gives back {:.0} % of the pole", given_back * 100.0),
                0.2,
                nearness(given_back, 0.2, 0.5),
            ),
            Reason::new(
                format!("its turns lie within {:.0} % of their lines", found.misfit * 100.0),
                0.2,
                nearness(found.misfit, 0.0, 2.0 * FIT_TOLERANCE),
            ),
        ],
        exits: vec![Exit::Break { edge, direction: side.ahead(), height: pole, invalidation: opposite }],
        failures: vec![(middle, side.turn())],
        expires_index: found.last + length,
    })
}

/// The lowest point, upright, at most so many bars before the pause, and how far below it lies.
fn pole(view: &View<'_>, side: Side, top: DrawingPoint, bars: usize) -> Option<(DrawingPoint, f64)> {
    let price = |bar: &crate::Bar| match side {
        Side::Tops => bar.low,
        Side::Bottoms => bar.high,
    };
    let before = view.history.between(top.index.saturating_sub(bars), top.index);
    let (index, bar) = before
        .min_by(|(_, one), (_, other)| side.upright(price(one)).total_cmp(&side.upright(price(other))))?;
    let foot = DrawingPoint { index, open_at: bar.open_at, price: price(bar), label: "pole" };
    Some((foot, side.upright(top.price) - side.upright(foot.price)))
}
