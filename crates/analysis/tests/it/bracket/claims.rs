//! What the trackers claim, bar by bar: each claim is made of what was said at its close.

use super::score::Claim;
use analysis::Bar;
use analysis::elliott::{Count, Degree, ElliottWaves, Kind, Settings};
use analysis::shapes::{Direction, ShapeEvent, Shapes};
use analysis::signals::SignalDirection;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A claim is followed for so many times its length in bars...
const LENGTHS: usize = 5;
/// ...and for so many bars at least.
const BARS_MIN: usize = 48;

fn bars_of(first: usize, last: usize) -> usize {
    (LENGTHS * (last - first)).max(BARS_MIN)
}

/// Every shape as it was confirmed.
#[must_use]
pub fn of_shapes(bars: &[Bar]) -> Vec<Claim> {
    let mut shapes = Shapes::new().unwrap();
    let events = bars.iter().flat_map(|bar| shapes.update(bar));
    let confirmed = events.filter_map(|event| match event {
        ShapeEvent::Confirmed(shape) => Some(shape),
        ShapeEvent::Ended { .. } => None,
    });
    confirmed
        .map(|shape| Claim {
            name: shape.name,
            score: shape.score,
            way: match shape.direction {
                Direction::Up => SignalDirection::Long,
                Direction::Down => SignalDirection::Short,
            },
            target: shape.target,
            stop: shape.invalidation,
            confirmed_index: shape.confirmed_index,
            bars: bars_of(shape.points[0].index, shape.points[shape.points.len() - 1].index),
        })
        .collect()
}

/// Elliott counts: those complete ones that stood in the preferred reading at the bar that made them certain, then the running
/// ones, each at the bar at which it was first the best of all.
#[must_use]
pub fn of_counts(bars: &[Bar]) -> [Vec<Claim>; 2] {
    let mut waves = ElliottWaves::new(&Settings::default()).unwrap();
    let (mut complete, mut running) = (Vec::new(), Vec::new());
    let mut known: BTreeSet<(Kind, Degree, Vec<usize>)> = BTreeSet::new();
    for (index, bar) in bars.iter().enumerate() {
        let said = waves.update(bar).to_vec();
        if !said.is_empty() {
            let preferred = waves.preferred();
            let is_preferred = |one: &&Arc<_>| preferred.iter().any(|other| Arc::ptr_eq(one, other));
            let chosen = said.iter().filter(is_preferred);
            complete.extend(chosen.filter_map(|count| of_count(&count.count, bar.close, index)));
        }
        if let Some(best) = waves.forming().first() {
            let turns = best.count.points.iter().map(|point| point.index).collect();
            if known.insert((best.count.kind, best.count.degree, turns)) {
                running.extend(of_count(&best.count, bar.close, index));
            }
        }
    }
    [complete, running]
}

/// The heaviest target that lies ahead, of equal ones the nearest. `None` where none does, or where the count does not fail
/// behind the price.
#[must_use]
pub fn of_count(count: &Count, close: f64, index: usize) -> Option<Claim> {
    let waves = count.points.len() - 1;
    let is_up = count.is_rising == waves.is_multiple_of(2);
    let way = if is_up { SignalDirection::Long } else { SignalDirection::Short };
    let ahead = |price: f64| way.sign() * (price - close);
    let stop = count.invalidation?.price;
    let targets = count.targets.iter().filter(|target| ahead(target.price) > 0.0);
    let target = targets.max_by(|one, other| {
        one.weight.total_cmp(&other.weight).then(ahead(other.price).total_cmp(&ahead(one.price)))
    })?;
    (ahead(stop) < 0.0).then(|| Claim {
        name: count.kind.name(),
        score: count.score,
        way,
        target: target.price,
        stop,
        confirmed_index: index,
        bars: bars_of(count.start_index(), count.end_index()),
    })
}
