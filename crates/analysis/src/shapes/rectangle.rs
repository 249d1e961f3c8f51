//! Rectangles: level tops over level bottoms.

use super::draft::Draft;
use super::envelope::{Envelope, LEVEL_TOLERANCE};
use super::triangles::both_ways;
use super::view::View;
use crate::structure::drawing::{Reason, nearness};

/// Left on either side; the target is its width beyond.
pub(super) fn find(view: &View<'_>) -> Option<Draft> {
    let found = Envelope::latest(view, |found| found.are_level() == (true, true))?;
    let lean = found.upper_rise.abs().max(found.lower_rise.abs());
    let mut reasons = found.reasons(view);
    let text = format!("its lines move by {:.0} % of its width", lean * 100.0);
    reasons.push(Reason::new(text, 0.3, nearness(lean, 0.0, 2.0 * LEVEL_TOLERANCE)));
    Some(Draft {
        exits: both_ways(&found),
        failures: Vec::new(),
        expires_index: found.expires_index(),
        points: found.points,
        reasons,
    })
}
