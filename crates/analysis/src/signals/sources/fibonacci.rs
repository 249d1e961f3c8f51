//! Fibonacci: how deep the price is in its swings, and zones in which levels of several swings meet.

use crate::Bar;
use crate::Figure;
use crate::fibonacci::confluence::WeightedSwing;
use crate::fibonacci::tracker::SWING_SIZES;
use crate::fibonacci::{FibonacciTracker, Zone};
use crate::signals::opinion::{DrawnCorner, Listener, Speaker};
use crate::structure::ReversalError;
use crate::structure::range::AverageRange;
use std::collections::VecDeque;

/// Whence the price comes is seen over so many bars.
const APPROACH: usize = 5;
/// A zone is near when it is no farther than this, in average true ranges.
const NEAR: f64 = 1.0;
/// What a zone weighs that has all the strength.
const ZONE: f64 = 0.55;
/// What the retracement of a small, a middle and a large swing weighs.
const RETRACEMENTS: [f64; 3] = [0.15, 0.25, 0.35];

#[derive(Clone, Debug)]
pub(in crate::signals) struct Fibonacci {
    tracker: FibonacciTracker,
    zones: Vec<Zone>,
    /// The newest swing of each size, small to large.
    swings: [Option<WeightedSwing<'static>>; 3],
    range: AverageRange,
    average: f64,
    bars: VecDeque<Bar>,
}

impl Fibonacci {
    pub(in crate::signals) fn new() -> Result<Self, ReversalError> {
        Ok(Self {
            tracker: FibonacciTracker::new()?,
            zones: Vec::new(),
            swings: [None; 3],
            range: AverageRange::new(),
            average: 0.0,
            bars: VecDeque::with_capacity(APPROACH + 1),
        })
    }

    pub(in crate::signals) fn update(&mut self, bar: &Bar) {
        self.average = self.range.update(bar);
        if self.bars.len() > APPROACH {
            self.bars.pop_front();
        }
        self.bars.push_back(*bar);
        if !self.tracker.update(bar).is_empty() {
            self.zones = self.tracker.zones(&[]);
            let newest = |name| self.tracker.swings().filter(|swing| swing.source == name).last();
            self.swings = SWING_SIZES.map(|(_, _, name)| newest(name));
        }
    }

    /// The zones as they were when the newest swing was certain, strongest first.
    pub(in crate::signals) fn zones(&self) -> &[Zone] {
        &self.zones
    }

    /// The extensions of the newest swings, with their reasons.
    pub(in crate::signals) fn extensions(&self) -> impl Iterator<Item = (f64, String)> + '_ {
        self.swings.iter().flatten().flat_map(|weighted| {
            weighted.swing.extensions().into_iter().map(|level| {
                (level.price, format!("{:.1} % of the {} swing", 100.0 * level.ratio, weighted.source))
            })
        })
    }
}

impl Speaker for Fibonacci {
    fn speak(&self, listener: &mut dyn Listener) {
        let (Some(first), Some(last)) = (self.bars.front(), self.bars.back()) else { return };
        if self.average <= 0.0 || self.bars.len() <= APPROACH {
            return;
        }
        let nearest = self
            .zones
            .iter()
            .min_by(|one, other| (one.price - last.close).abs().total_cmp(&(other.price - last.close).abs()));
        if let Some(zone) = nearest {
            self.speak_of(zone, first.close, last, listener);
        }
        for (weighted, weight) in self.swings.iter().zip(RETRACEMENTS) {
            let Some(weighted) = weighted else { continue };
            let swing = &weighted.swing;
            let depth = (swing.to().price - last.close) / swing.height();
            let way = swing.height().signum();
            let words = if way > 0.0 { "rise" } else { "fall" };
            let corners = || swing.points().into_iter().map(corner).collect();
            listener.hear(
                weight,
                way * worth(depth),
                format_args!(
                    "{:.1} % of the {} {words} from {} to {} is given back",
                    100.0 * depth,
                    weighted.source,
                    Figure(swing.from().price),
                    Figure(swing.to().price)
                ),
                &corners,
            );
        }
    }
}

impl Fibonacci {
    /// A zone that the price falls into may carry it, one that it rises into may stop it.
    fn speak_of(&self, zone: &Zone, before: f64, last: &Bar, listener: &mut dyn Listener) {
        let distance = (zone.price - last.close).abs() / self.average;
        if distance > NEAR {
            return;
        }
        let fell = before > last.close.max(zone.price);
        let rose = before < last.close.min(zone.price);
        let (sign, words) = match (fell, rose) {
            (true, _) => (1.0, "fell to it: support"),
            (_, true) => (-1.0, "rose to it: resistance"),
            _ => return,
        };
        // The close has come back out of the zone on the side that it came from.
        let held = if sign > 0.0 { last.close > zone.high } else { last.close < zone.low };
        let strength = zone.strength * (1.0 - distance / NEAR);
        listener.hear_words(
            ZONE * zone.strength,
            sign * if held { (strength + 0.3).min(1.0) } else { strength },
            format_args!(
                "{} levels meet from {} to {} (strength {:.2}); the price {words}{}",
                zone.levels.len(),
                Figure(zone.low),
                Figure(zone.high),
                zone.strength,
                if held { ", which held" } else { "" }
            ),
        );
    }
}

/// What a retracement of this depth says for the swing's own direction: most between 38.2 and 61.8 %, nothing where the
/// swing just ended, and the contrary once it is undone.
fn worth(depth: f64) -> f64 {
    match depth {
        depth if depth < 0.0 => 0.2,
        depth if depth < 0.236 => 0.0,
        depth if depth < 0.382 => (depth - 0.236) / (0.382 - 0.236),
        depth if depth <= 0.618 => 1.0,
        depth if depth <= 0.786 => 1.0 - 0.5 * (depth - 0.618) / (0.786 - 0.618),
        depth if depth <= 1.0 => 0.5 - 0.5 * (depth - 0.786) / (1.0 - 0.786),
        depth => -((depth - 1.0) / 0.272).min(1.0) * 0.6,
    }
}

fn corner(point: crate::structure::DrawingPoint) -> DrawnCorner {
    DrawnCorner {
        index: point.index,
        open_at: point.open_at,
        price: point.price,
        label: point.label.to_owned(),
    }
}
