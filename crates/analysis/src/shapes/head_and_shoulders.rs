//! Head and shoulders, and its inverse.

use super::draft::{Draft, Exit, points};
use super::shape::Boundary;
use super::view::{Side, View};
use crate::structure::drawing::{Reason, nearness, share};

/// How far the head must stand above the higher shoulder, as a share of the height from neckline to head.
const HEAD_LEAD_MIN: f64 = 0.2;
/// How far a shoulder must stand above the neckline, as a share of the height.
const SHOULDER_MIN: f64 = 0.25;
/// How much the shoulders may differ, as a share of the height.
const SHOULDER_TOLERANCE: f64 = 0.25;
/// How much the neckline's points may differ, as a share of the height.
const NECK_TOLERANCE: f64 = 0.25;
/// How many times longer one half may be than the other.
const HALVES_RATIO_MAX: f64 = 2.5;
/// How far below the neckline the market was before, as a share of the height.
const PRIOR_MIN: f64 = 0.4;
/// The least height, in average true ranges.
const HEIGHT_RANGES_MIN: f64 = 4.0;

/// Names and values of the tolerances.
pub(super) const TOLERANCES: &[(&str, f64)] = &[
    ("head_lead_min", HEAD_LEAD_MIN),
    ("shoulder_min", SHOULDER_MIN),
    ("shoulder_tolerance", SHOULDER_TOLERANCE),
    ("neck_tolerance", NECK_TOLERANCE),
    ("halves_ratio_max", HALVES_RATIO_MAX),
    ("prior_min", PRIOR_MIN),
    ("height_ranges_min", HEIGHT_RANGES_MIN),
];

/// Shoulder, head, shoulder, with the dips between them on a neckline whose break confirms it.
pub(super) fn find(view: &View<'_>, side: Side) -> Option<Draft> {
    let [left, dip, head, second_dip, right] = view.last::<5>(side.peak())?;
    let up = |price: f64| side.upright(price);
    let slope = (second_dip.price - dip.price) / (second_dip.index - dip.index) as f64;
    let neck = Boundary { index: dip.index, price: dip.price, slope };
    let height = up(head.price) - up(neck.price_at(head.index));
    if height <= 0.0 || !height.is_finite() {
        return None;
    }
    let lead = (up(head.price) - up(left.price).max(up(right.price))) / height;
    let above = |pivot: &crate::structure::Pivot| (up(pivot.price) - up(neck.price_at(pivot.index))) / height;
    let shoulders = (left.price - right.price).abs() / height;
    let dips = (dip.price - second_dip.price).abs() / height;
    let halves = (head.index - left.index) as f64 / (right.index - head.index) as f64;
    let fits = lead >= HEAD_LEAD_MIN
        && above(left) >= SHOULDER_MIN
        && above(right) >= SHOULDER_MIN
        && shoulders <= SHOULDER_TOLERANCE
        && dips <= NECK_TOLERANCE
        && (1.0 / HALVES_RATIO_MAX..=HALVES_RATIO_MAX).contains(&halves);
    if !fits {
        return None;
    }
    let span = right.index - left.index;
    let below = view.lead(side, neck.price_at(left.index), left.index, span);
    let prior = view.prior(below, height, PRIOR_MIN)?;
    let size = view.size(height, HEIGHT_RANGES_MIN)?;
    let symmetry = halves.min(1.0 / halves);
    Some(Draft {
        points: points(
            [left, dip, head, second_dip, right],
            ["left shoulder", "neckline", "head", "neckline", "right shoulder"],
        ),
        reasons: vec![
            Reason::new(
                format!("the shoulders differ by {:.0} % of its height", shoulders * 100.0),
                0.2,
                nearness(shoulders, 0.0, SHOULDER_TOLERANCE),
            ),
            Reason::new(
                format!("the neckline leans by {:.0} % of its height", dips * 100.0),
                0.15,
                nearness(dips, 0.0, NECK_TOLERANCE),
            ),
            Reason::new(
                format!("the head leads by {:.0} % of its height", lead * 100.0),
                0.1,
                share(lead, 0.4),
            ),
            Reason::new(format!("its halves are alike to {:.0} %", symmetry * 100.0), 0.2, symmetry),
            prior,
            size,
        ],
        exits: vec![Exit::Break {
            edge: neck,
            direction: side.turn(),
            height,
            invalidation: Boundary::level(right.index, right.price),
        }],
        failures: vec![(Boundary::level(right.index, right.price), side.ahead())],
        expires_index: right.index + span,
    })
}
