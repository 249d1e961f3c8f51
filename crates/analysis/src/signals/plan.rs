//! Where in and where out: the stop behind the nearest structure that would prove the signal wrong, targets at the nearest
//! prices that other analysis names, and multiples of the risk where it names too few.

use super::signal::SignalDirection;

/// The nearest and the farthest that a stop may be, in average true ranges.
const STOP_RANGES: [f64; 2] = [1.0, 3.5];
/// A stop is so far behind the structure, in average true ranges.
const STOP_BEHIND: f64 = 0.25;
/// The stop where no structure is in reach, in average true ranges.
const STOP_PLAIN: f64 = 2.0;
/// How many targets there are.
const TARGETS: usize = 3;
/// What share of the position each target closes.
const FRACTIONS: [f64; TARGETS] = [0.5, 0.3, 0.2];
/// Targets are between these multiples of the risk.
const TARGET_RISKS: [f64; 2] = [1.0, 8.0];
/// Targets are at least so many risks from each other.
const TARGET_APART: f64 = 0.5;
/// What the targets are where analysis names too few: multiples of the risk.
const TARGET_PLAIN: [f64; TARGETS] = [1.5, 2.5, 4.0];

/// A price at which a part of the position is to be closed.
#[derive(Clone, Debug, PartialEq)]
pub struct SignalTarget {
    /// The price.
    pub price: f64,
    /// The share of the position that it closes; all sum to 1.
    pub fraction: f64,
    /// Why there.
    pub reason: String,
}

/// Where in and where out.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The price at which the signal was raised: the close.
    pub entry: f64,
    /// Beyond it the signal is wrong.
    pub stop: f64,
    /// Why there.
    pub stop_reason: String,
    /// Where to take profits, the nearest first: three, fewer where a fall has no more room above zero.
    pub targets: Vec<SignalTarget>,
}

/// A price that analysis names, with its reason.
pub(super) type Named = (f64, String);

impl Plan {
    /// Places stop and targets. `failures` are prices that would prove the direction wrong, `aims` prices that it may
    /// reach. `None` where the price does not move, or no stop and target above zero fit.
    pub(super) fn new(
        direction: SignalDirection,
        entry: f64,
        range: f64,
        failures: impl Iterator<Item = Named>,
        aims: impl Iterator<Item = Named>,
    ) -> Option<Self> {
        let sign = direction.sign();
        if !(range > 0.0 && entry > 0.0 && range.is_finite()) {
            return None;
        }
        let (distance, stop_reason) = nearest_failure(sign, entry, range, failures).unwrap_or_else(|| {
            (STOP_PLAIN * range, format!("{STOP_PLAIN} average ranges away: no structure is nearer"))
        });
        let stop = entry - sign * distance;
        if stop <= 0.0 {
            return None;
        }
        let targets = targets(sign, entry, distance, aims);
        (!targets.is_empty()).then_some(Self { entry, stop, stop_reason, targets })
    }

    /// The distance from entry to stop, above 0.
    #[must_use]
    pub fn risk(&self) -> f64 {
        (self.entry - self.stop).abs()
    }
}

fn nearest_failure(
    sign: f64,
    entry: f64,
    range: f64,
    failures: impl Iterator<Item = Named>,
) -> Option<(f64, String)> {
    let [least, most] = STOP_RANGES.map(|ranges| ranges * range);
    failures
        .map(|(price, reason)| (sign * (entry - price) + STOP_BEHIND * range, reason))
        .filter(|(distance, _)| (least..=most).contains(distance))
        .min_by(|(one, _), (other, _)| one.total_cmp(other))
}

/// A price, how many risks away it is, and why there.
struct Aim {
    risks: f64,
    price: f64,
    reason: String,
}

fn targets(sign: f64, entry: f64, risk: f64, aims: impl Iterator<Item = Named>) -> Vec<SignalTarget> {
    let [least, most] = TARGET_RISKS;
    let mut named: Vec<Aim> = aims
        .map(|(price, reason)| Aim { risks: sign * (price - entry) / risk, price, reason })
        .filter(|aim| (least..=most).contains(&aim.risks))
        .collect();
    named.sort_by(|one, other| one.risks.total_cmp(&other.risks));
    let plain = TARGET_PLAIN.into_iter().map(|risks| Aim {
        risks,
        price: entry + sign * risks * risk,
        reason: format!("{risks} times the risk"),
    });
    let mut chosen: Vec<Aim> = Vec::with_capacity(TARGETS);
    for aim in named.into_iter().chain(plain) {
        let is_apart = chosen.iter().all(|other| (other.risks - aim.risks).abs() >= TARGET_APART);
        if chosen.len() < TARGETS && is_apart && aim.price > 0.0 {
            chosen.push(aim);
        }
    }
    chosen.sort_by(|one, other| one.risks.total_cmp(&other.risks));
    let whole: f64 = FRACTIONS[..chosen.len()].iter().sum();
    let target = |(aim, fraction): (Aim, f64)| SignalTarget {
        price: aim.price,
        fraction: fraction / whole,
        reason: aim.reason,
    };
    chosen.into_iter().zip(FRACTIONS).map(target).collect()
}

#[cfg(test)]
mod tests;
