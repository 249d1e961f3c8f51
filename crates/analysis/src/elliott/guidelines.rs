//! The guidelines: what a good structure tends to show. None of them rejects; each gives a part of the score.
//!
//! Source: Frost & Prechter, "Elliott Wave Principle" (1978, 10th ed.), chapters 2 and 4. The numbers that turn a tendency
//! into a score between 0 and 1 are ours; they stand beside each guideline.

use super::kind::Kind;
use super::parts::{Guideline, Parts};
use super::ratios::{nearness, within};
use super::shape::Shape;

/// The guidelines that the price and time of a shape speak to; subdivision, place and completeness are added by who
/// knows more than the shape.
pub(crate) fn of_shape(kind: Kind, shape: &Shape, parts: &mut Parts) {
    match kind {
        Kind::Impulse => impulse(shape, parts),
        Kind::LeadingDiagonal | Kind::EndingDiagonal => diagonal(shape, parts),
        Kind::ContractingTriangle | Kind::BarrierTriangle => triangle(shape, 0.618, parts),
        Kind::ExpandingTriangle => triangle(shape, 1.618, parts),
        Kind::Zigzag | Kind::DoubleZigzag | Kind::TripleZigzag => sharp(kind, shape, parts),
        Kind::RegularFlat
        | Kind::ExpandedFlat
        | Kind::RunningFlat
        | Kind::DoubleThree
        | Kind::TripleThree => sideways(kind, shape, parts),
    }
    proportion(shape, parts);
}

fn impulse(shape: &Shape, parts: &mut Parts) {
    let legs = shape.legs();
    if legs >= 2 {
        let depth = shape.ratio(1, 0);
        let score = 0.5 * within(depth, [0.2, 0.95], [0.45, 0.7]) + 0.5 * nearness(depth, &[0.5, 0.618]);
        parts.add(Guideline::DepthOfTwo, 1.2, depth, score);
    }
    if legs >= 3 {
        let length = shape.ratio(2, 0);
        let score = 0.4 * within(length, [0.7, 6.0], [1.3, 3.0]) + 0.6 * nearness(length, &[1.618, 2.618]);
        parts.add(Guideline::LengthOfThree, 1.2, length, score);
    }
    if legs >= 4 {
        let depth = shape.ratio(3, 2);
        let score = 0.5 * within(depth, [0.1, 0.7], [0.25, 0.45]) + 0.5 * nearness(depth, &[0.382]);
        parts.add(Guideline::DepthOfFour, 1.2, depth, score);
        let deeper = (shape.ratio(1, 0) - depth).abs();
        let slower = shape.duration(1).max(shape.duration(3)) / shape.duration(1).min(shape.duration(3));
        parts.add(
            Guideline::Alternation,
            0.6,
            deeper,
            0.7 * (deeper / 0.2).min(1.0) + 0.3 * (slower - 1.0).min(1.0),
        );
    }
    if legs >= 5 {
        let first = shape.ratio(4, 0);
        let reach = (shape.level(3) - shape.level(0)).max(f64::MIN_POSITIVE);
        let score =
            nearness(first, &[1.0, 0.618, 1.618]).max(nearness(shape.length(4) / reach, &[0.382, 0.618]));
        parts.add(Guideline::LengthOfFive, 1.2, first, score);
        extension(shape, parts);
        channel(shape, [2, 4], &[1, 3], parts);
        let passes = (shape.level(5) - shape.level(3)) / shape.length(4);
        parts.add(Guideline::NotTruncated, 0.8, passes, if passes > 0.0 { 1.0 } else { 0.0 });
        let volumes = [shape.volume(0), shape.volume(2), shape.volume(4)];
        if let [Some(first), Some(third), Some(fifth)] = volumes
            && (first != third || third != fifth)
        {
            let score = 0.6 * f64::from(u8::from(third > first)) + 0.4 * f64::from(u8::from(third > fifth));
            parts.add(Guideline::Volume, 0.3, 2.0 * third / (first + fifth), score);
        }
    }
}

fn extension(shape: &Shape, parts: &mut Parts) {
    let mut lengths = [shape.length(0), shape.length(2), shape.length(4)];
    lengths.sort_by(f64::total_cmp);
    let longest = lengths[2] / lengths[1];
    parts.add(Guideline::Extension, 0.6, longest, within(longest, [1.0, 6.0], [1.4, 3.0]));
}

fn diagonal(shape: &Shape, parts: &mut Parts) {
    let legs = shape.legs();
    if legs >= 2 {
        let depth = shape.ratio(1, 0);
        parts.add(Guideline::DepthOfTwo, 1.0, depth, within(depth, [0.4, 1.0], [0.6, 0.85]));
    }
    if legs >= 4 {
        let depth = shape.ratio(3, 2);
        parts.add(Guideline::DepthOfFour, 1.0, depth, within(depth, [0.4, 1.0], [0.6, 0.85]));
    }
    if legs >= 5 {
        taper(shape, 2..5, &[0.618, 0.786, 1.272, 1.618], parts);
        // The end lies on the line through 1 and 3, or throws over it by little.
        channel(shape, [1, 3], &[3], parts);
    }
}

fn taper(shape: &Shape, legs: std::ops::Range<usize>, targets: &[f64], parts: &mut Parts) {
    let count = legs.len() as f64;
    let (ratio, score) = legs.fold((0.0, 0.0), |(sum, score), leg| {
        let ratio = shape.ratio(leg, leg - 2);
        (sum + ratio, score + nearness(ratio, targets))
    });
    parts.add(Guideline::Taper, 2.0, ratio / count, score / count);
}

fn triangle(shape: &Shape, target: f64, parts: &mut Parts) {
    let legs = shape.legs();
    if legs >= 3 {
        taper(shape, 2..legs, &[target, (1.0 + target) / 2.0], parts);
    }
    if legs >= 2 {
        let least = (1..legs).map(|leg| shape.ratio(leg, leg - 1)).fold(f64::INFINITY, f64::min);
        parts.add(Guideline::Overlap, 1.5, least, within(least, [0.35, 2.5], [0.6, 1.5]));
    }
}

fn sharp(kind: Kind, shape: &Shape, parts: &mut Parts) {
    let legs = shape.legs();
    if legs >= 2 {
        let depth = shape.ratio(1, 0);
        let score =
            0.5 * within(depth, [0.2, 0.9], [0.38, 0.7]) + 0.5 * nearness(depth, &[0.382, 0.5, 0.618]);
        parts.add(Guideline::DepthOfB, 1.2, depth, score);
    }
    if legs >= 3 {
        let length = shape.ratio(2, 0);
        let score = nearness(length, &[1.0]).max(0.8 * nearness(length, &[0.618, 1.618]));
        parts.add(Guideline::LengthOfC, 1.5, length, score);
        if kind != Kind::TripleZigzag {
            channel(shape, [0, 2], &[1], parts);
        }
    }
}

fn sideways(kind: Kind, shape: &Shape, parts: &mut Parts) {
    let legs = shape.legs();
    if legs >= 2 {
        let depth = shape.ratio(1, 0);
        let (any, full, near): ([f64; 2], [f64; 2], &[f64]) = match kind {
            Kind::RegularFlat => ([0.85, 1.15], [0.93, 1.05], &[1.0]),
            Kind::ExpandedFlat | Kind::RunningFlat => ([1.0, 1.8], [1.1, 1.4], &[1.236, 1.382]),
            _ => ([0.3, 1.6], [0.6, 1.1], &[0.618, 0.786, 1.0]),
        };
        parts.add(
            Guideline::DepthOfB,
            1.2,
            depth,
            0.5 * within(depth, any, full) + 0.5 * nearness(depth, near),
        );
    }
    if legs >= 3 {
        let length = shape.ratio(2, 0);
        let near: &[f64] = match kind {
            Kind::ExpandedFlat => &[1.618, 1.382],
            Kind::RunningFlat => &[1.0, 0.618],
            _ => &[1.0],
        };
        parts.add(Guideline::LengthOfC, 1.5, length, nearness(length, near));
    }
}

/// How far the last point is from a parallel, through one of `through`, to the line of `base`, in shares of the whole.
fn channel(shape: &Shape, base: [usize; 2], through: &[usize], parts: &mut Parts) {
    let end = shape.legs();
    let slope = shape.line(base[0], base[1], shape.bar(end)) - shape.line(base[0], base[1], 0.0);
    let per_bar = slope / shape.bar(end).max(1.0);
    let whole = (0..end).map(|leg| shape.length(leg)).fold(0.0, f64::max);
    let off = through.iter().fold(f64::INFINITY, |best, point| {
        let expected = shape.level(*point) + per_bar * (shape.bar(end) - shape.bar(*point));
        best.min((shape.level(end) - expected).abs() / whole)
    });
    parts.add(Guideline::Channel, 0.8, off, 1.0 - off / 0.5);
}

/// The waves' durations are of one order.
fn proportion(shape: &Shape, parts: &mut Parts) {
    let durations = (0..shape.legs()).map(|leg| shape.duration(leg));
    let (least, most) =
        durations.fold((f64::INFINITY, 0.0_f64), |(least, most), bars| (least.min(bars), most.max(bars)));
    let ratio = most / least;
    parts.add(Guideline::Proportion, 0.8, ratio, within(ratio, [0.0, 12.0], [1.0, 4.0]));
}
