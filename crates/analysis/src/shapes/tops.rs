//! Double and triple tops, and bottoms.

use super::draft::{Draft, Exit, points};
use super::shape::Boundary;
use super::view::{Side, View};
use crate::structure::Pivot;
use crate::structure::drawing::{Reason, nearness};

/// How much the peaks may differ, as a share of the height.
const PEAK_TOLERANCE: f64 = 0.2;
/// How much the dips of a triple one may differ, as a share of the height.
const DIP_TOLERANCE: f64 = 0.35;
/// The least bars between two peaks.
const SPACING_MIN: usize = 8;
/// How many times longer one way between peaks may be than the next, or one side of the dip than the other.
const SPACING_RATIO_MAX: f64 = 3.0;
/// How far below the dip the market was before, as a share of the height.
const PRIOR_MIN: f64 = 0.5;
/// The least height, in average true ranges.
const HEIGHT_RANGES_MIN: f64 = 4.0;

/// Names and values of the tolerances.
pub(super) const TOLERANCES: &[(&str, f64)] = &[
    ("peak_tolerance", PEAK_TOLERANCE),
    ("dip_tolerance", DIP_TOLERANCE),
    ("spacing_min", SPACING_MIN as f64),
    ("spacing_ratio_max", SPACING_RATIO_MAX),
    ("prior_min", PRIOR_MIN),
    ("height_ranges_min", HEIGHT_RANGES_MIN),
];

/// Two peaks of one height; a close beyond the dip between them confirms it.
pub(super) fn double(view: &View<'_>, side: Side) -> Option<Draft> {
    let [first, dip, second] = view.last::<3>(side.peak())?;
    let mut draft = find(view, side, &[first, second], &[dip])?;
    draft.points = points([first, dip, second], ["first peak", "dip", "second peak"]);
    Some(draft)
}

/// Three peaks of one height; a close beyond both dips between them confirms it.
pub(super) fn triple(view: &View<'_>, side: Side) -> Option<Draft> {
    let [first, dip, second, second_dip, third] = view.last::<5>(side.peak())?;
    let mut draft = find(view, side, &[first, second, third], &[dip, second_dip])?;
    draft.points = points(
        [first, dip, second, second_dip, third],
        ["first peak", "dip", "second peak", "dip", "third peak"],
    );
    Some(draft)
}

fn find(view: &View<'_>, side: Side, peaks: &[&Pivot], dips: &[&Pivot]) -> Option<Draft> {
    let spread = |pivots: &[&Pivot]| {
        let low = pivots.iter().map(|pivot| side.upright(pivot.price)).fold(f64::INFINITY, f64::min);
        let high = pivots.iter().map(|pivot| side.upright(pivot.price)).fold(f64::NEG_INFINITY, f64::max);
        (low, high)
    };
    let ((peak_low, peak_high), (dip_low, dip_high)) = (spread(peaks), spread(dips));
    let height = (peak_low + peak_high) / 2.0 - dip_low;
    if height <= 0.0 || !height.is_finite() {
        return None;
    }
    let difference = (peak_high - peak_low) / height;
    let dips_apart = (dip_high - dip_low) / height;
    let evenness = evenness(peaks, dips)?;
    if difference > PEAK_TOLERANCE || dips_apart > DIP_TOLERANCE || evenness < 1.0 / SPACING_RATIO_MAX {
        return None;
    }
    let (first, last) = (peaks[0], peaks[peaks.len() - 1]);
    let span = last.index - first.index;
    let floor = side.upright(dip_low);
    let prior = view.prior(view.lead(side, floor, first.index, span), height, PRIOR_MIN)?;
    let size = view.size(height, HEIGHT_RANGES_MIN)?;
    let top = Boundary::level(last.index, side.upright(peak_high));
    Some(Draft {
        points: Vec::new(),
        reasons: vec![
            Reason::new(
                format!("its peaks differ by {:.0} % of its height", difference * 100.0),
                0.3,
                nearness(difference, 0.0, PEAK_TOLERANCE),
            ),
            Reason::new(format!("its parts are alike in time to {:.0} %", evenness * 100.0), 0.2, evenness),
            Reason::new(
                format!("its dips differ by {:.0} % of its height", dips_apart * 100.0),
                0.1,
                nearness(dips_apart, 0.0, 2.0 * DIP_TOLERANCE),
            ),
            prior,
            size,
        ],
        exits: vec![Exit::Break {
            edge: Boundary::level(dips[0].index, floor),
            direction: side.turn(),
            height,
            invalidation: top,
        }],
        failures: vec![(top, side.ahead())],
        expires_index: last.index + span,
    })
}

/// The shortest way between a peak and a dip as a share of the longest; `None` where peaks are too near.
fn evenness(peaks: &[&Pivot], dips: &[&Pivot]) -> Option<f64> {
    if peaks.windows(2).any(|two| two[1].index - two[0].index < SPACING_MIN) {
        return None;
    }
    let ways = peaks
        .windows(2)
        .zip(dips)
        .flat_map(|(two, dip)| [dip.index - two[0].index, two[1].index - dip.index]);
    let (shortest, longest) =
        ways.fold((usize::MAX, 1), |(least, most), way| (least.min(way), most.max(way)));
    Some(shortest as f64 / longest as f64)
}
