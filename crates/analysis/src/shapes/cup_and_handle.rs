//! Cup and handle, and its inverse.

use super::draft::{Draft, Exit, points};
use super::shape::Boundary;
use super::view::{Side, View};
use crate::structure::drawing::{Reason, nearness};
use crate::structure::{Pivot, PivotKind};

/// How much the rims may differ, as a share of the depth.
const RIM_TOLERANCE: f64 = 0.25;
/// The deepest handle, as a share of the depth.
const HANDLE_MAX: f64 = 0.5;
/// How much of the cup's time is spent in its lower half, at least; a straight V has 0.5, a half circle 0.87.
const ROUNDNESS_MIN: f64 = 0.6;
/// Where the bottom lies in the cup's time, at least so far from either rim.
const BOTTOM_PLACE_MIN: f64 = 0.25;
/// The least length of the cup, in bars.
const LENGTH_MIN: usize = 20;
/// The move that led to it, as a share of the depth.
const PRIOR_MIN: f64 = 0.3;
/// The least depth, in average true ranges.
const DEPTH_RANGES_MIN: f64 = 5.0;

/// Names and values of the tolerances.
pub(super) const TOLERANCES: &[(&str, f64)] = &[
    ("rim_tolerance", RIM_TOLERANCE),
    ("handle_max", HANDLE_MAX),
    ("roundness_min", ROUNDNESS_MIN),
    ("bottom_place_min", BOTTOM_PLACE_MIN),
    ("length_min", LENGTH_MIN as f64),
    ("prior_min", PRIOR_MIN),
    ("depth_ranges_min", DEPTH_RANGES_MIN),
];

/// A round dip between two rims of one height and a shallow one after it; a close beyond the second rim confirms it.
/// `side` is where the rims are.
pub(super) fn find(view: &View<'_>, side: Side) -> Option<Draft> {
    let (right, earlier) = view.pivots.split_last()?;
    if right.kind != side.peak() {
        return None;
    }
    let rims = earlier.iter().enumerate().rev().filter(|(_, pivot)| pivot.kind == side.peak());
    rims.filter_map(|(place, left)| {
        let bottom = deepest(&earlier[place..], side)?;
        draft(view, side, [left, bottom, right])
    })
    .next()
}

fn deepest(pivots: &[Pivot], side: Side) -> Option<&Pivot> {
    let dip: PivotKind = side.peak().opposite();
    let dips = pivots.iter().filter(|pivot| pivot.kind == dip);
    dips.min_by(|one, other| side.upright(one.price).total_cmp(&side.upright(other.price)))
}

fn draft(view: &View<'_>, side: Side, [left, bottom, right]: [&Pivot; 3]) -> Option<Draft> {
    let up = |price: f64| side.upright(price);
    let rim = up(left.price).min(up(right.price));
    let depth = rim - up(bottom.price);
    let length = right.index - left.index;
    if depth <= 0.0 || length < LENGTH_MIN || !view.history.reaches(left.index) {
        return None;
    }
    let rims = (left.price - right.price).abs() / depth;
    let place = (bottom.index - left.index) as f64 / length as f64;
    if rims > RIM_TOLERANCE || !(BOTTOM_PLACE_MIN..=1.0 - BOTTOM_PLACE_MIN).contains(&place) {
        return None;
    }
    let middle = up(bottom.price) + depth / 2.0;
    let within = || view.history.between(left.index + 1, right.index);
    let higher_rim = up(left.price).max(up(right.price));
    if within().any(|(_, bar)| up(bar.close) > higher_rim) {
        return None;
    }
    let low = within().filter(|(_, bar)| up(bar.close) < middle).count();
    let roundness = low as f64 / length as f64;
    if roundness < ROUNDNESS_MIN {
        return None;
    }
    let prior = view.prior(view.lead(side, left.price, left.index, length), depth, PRIOR_MIN)?;
    let size = view.size(depth, DEPTH_RANGES_MIN)?;
    let edge = Boundary::level(right.index, right.price);
    let handle = Boundary::level(right.index, side.upright(up(right.price) - HANDLE_MAX * depth));
    Some(Draft {
        points: points([left, bottom, right], ["left rim", "bottom", "right rim"]),
        reasons: vec![
            Reason::new(
                format!("its rims differ by {:.0} % of its depth", rims * 100.0),
                0.2,
                nearness(rims, 0.0, RIM_TOLERANCE),
            ),
            Reason::new(
                format!("{:.0} % of its time lie in the far half", roundness * 100.0),
                0.3,
                (roundness - 0.5) / 0.3,
            ),
            Reason::new(
                format!("its bottom lies at {:.0} % of its time", place * 100.0),
                0.15,
                nearness(place, 0.5, 0.35),
            ),
            prior,
            size,
        ],
        exits: vec![Exit::Break { edge, direction: side.ahead(), height: depth, invalidation: handle }],
        failures: vec![(handle, side.turn())],
        expires_index: right.index + length / 2,
    })
}
