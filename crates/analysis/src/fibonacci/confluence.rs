//! Confluence: zones in which levels of several swings, and of several time frames, meet.
//!
//! All levels are put in the order of their prices; a zone is the heaviest run of them that fits into the given width,
//! then the heaviest of what is left, and so on. A level weighs its swing's weight times its ratio's. Strength is
//! 1 - 2^(-(weight - heaviest level) / 2): a lone level has none, and each that joins adds less than the one before. That
//! formula and the ratios' weights are our own.

use super::swing::{FibonacciLevel, Swing};

/// The most levels that are weighed against each other; levels of later swings past it are left out.
pub const CONFLUENCE_LEVELS_MAX: usize = 1_024;

/// How much each ratio counts: the golden ones most.
const RATIO_WEIGHTS: [(f64, f64); 8] = [
    (0.236, 0.5),
    (0.382, 0.8),
    (0.5, 0.8),
    (0.618, 1.0),
    (0.786, 0.7),
    (1.272, 0.7),
    (1.618, 1.0),
    (2.618, 0.6),
];

/// A swing and what it counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WeightedSwing<'a> {
    /// The swing.
    pub swing: Swing,
    /// What it counts, above 0: more for a larger time frame.
    pub weight: f64,
    /// Where it comes from, such as "4h".
    pub source: &'a str,
}

/// A level that a zone is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Contribution {
    /// The level.
    pub level: FibonacciLevel,
    /// Its swing.
    pub swing: Swing,
    /// Where the swing comes from.
    pub source: String,
    /// What it counts.
    pub weight: f64,
}

/// A price zone in which levels of at least two swings meet.
#[derive(Clone, Debug, PartialEq)]
pub struct Zone {
    /// The lowest level in it.
    pub low: f64,
    /// The highest level in it.
    pub high: f64,
    /// The levels' weighted mean.
    pub price: f64,
    /// 0 to 1.
    pub strength: f64,
    /// When its latest swing was certain, in nanoseconds since 1970.
    pub confirmed_at: i64,
    /// The levels, from low to high.
    pub levels: Vec<Contribution>,
}

/// The zones no wider than `width` (a price) in which levels of two swings or more meet, strongest first; levels at or
/// below zero are left out.
/// O(n²) for n levels, n at most [`CONFLUENCE_LEVELS_MAX`].
#[must_use]
pub fn confluence(swings: &[WeightedSwing<'_>], width: f64) -> Vec<Zone> {
    let mut levels: Vec<(usize, Contribution)> = swings
        .iter()
        .enumerate()
        .filter(|(_, swing)| swing.weight > 0.0 && swing.weight.is_finite())
        .flat_map(|(place, weighted)| {
            weighted.swing.levels().map(move |level| (place, contribution(weighted, level)))
        })
        .filter(|(_, part)| part.level.price > 0.0 && part.level.price.is_finite())
        .take(CONFLUENCE_LEVELS_MAX)
        .collect();
    levels.sort_by(|(_, one), (_, other)| one.level.price.total_cmp(&other.level.price));
    let mut zones = Vec::new();
    while let Some((from, to)) = heaviest(&levels, width) {
        zones.push(zone(levels.drain(from..to).map(|(_, part)| part).collect()));
    }
    zones.sort_by(|one, other| other.strength.total_cmp(&one.strength));
    zones
}

fn contribution(weighted: &WeightedSwing<'_>, level: FibonacciLevel) -> Contribution {
    let known = RATIO_WEIGHTS.iter().find(|(ratio, _)| *ratio == level.ratio);
    Contribution {
        level,
        swing: weighted.swing,
        source: weighted.source.to_owned(),
        weight: weighted.weight * known.map_or(0.5, |(_, weight)| *weight),
    }
}

/// The run of levels within `width` that weighs most, among those from at least two swings.
fn heaviest(levels: &[(usize, Contribution)], width: f64) -> Option<(usize, usize)> {
    let mut best: Option<(f64, (usize, usize))> = None;
    let mut to = 0;
    for from in 0..levels.len() {
        to = to.max(from);
        while levels.get(to).is_some_and(|(_, part)| part.level.price - levels[from].1.level.price <= width) {
            to += 1;
        }
        let run = &levels[from..to];
        if run.iter().all(|(swing, _)| *swing == run[0].0) {
            continue;
        }
        let weight: f64 = run.iter().map(|(_, part)| part.weight).sum();
        if best.is_none_or(|(most, _)| weight > most) {
            best = Some((weight, (from, to)));
        }
    }
    best.map(|(_, run)| run)
}

fn zone(levels: Vec<Contribution>) -> Zone {
    let weight: f64 = levels.iter().map(|part| part.weight).sum();
    let most = levels.iter().map(|part| part.weight).fold(0.0, f64::max);
    let low = levels.first().map_or(0.0, |part| part.level.price);
    let high = levels.last().map_or(low, |part| part.level.price);
    let above: f64 = levels.iter().map(|part| part.weight * (part.level.price - low)).sum();
    Zone {
        low,
        high,
        price: low + above / weight,
        strength: 1.0 - libm::exp2(-(weight - most) / 2.0),
        confirmed_at: levels.iter().map(|part| part.swing.confirmed_at()).max().unwrap_or(0),
        levels,
    }
}
