//! Figures over simple returns: gains against losses, and what the worst of them cost.
//!
//! All returns are plain (0.01 is one per cent), one for each candle, in any order but where it is said.

use super::normal;

/// Which returns count as the tail in [`tail_ratio`]: the best and the worst twentieth.
const TAIL: f64 = 0.05;

/// The simple returns of an equity curve, one less than it has points; `None` if a point before the last is not above 0.
#[must_use]
pub fn simple_returns(equity: &[f64]) -> Option<Vec<f64>> {
    let change = |pair: &[f64]| (pair[0] > 0.0).then(|| pair[1] / pair[0] - 1.0);
    equity.windows(2).map(change).collect()
}

/// What returns gain over a threshold ÷ what they miss it by: Σ max(r - t, 0) ÷ Σ max(t - r, 0), at least 0. `None` if none
/// of them is below it. Source: C. Keating and W. F. Shadwick, A Universal Performance Measure, Journal of Performance
/// Measurement 6:3 (2002).
#[must_use]
pub fn omega(returns: &[f64], threshold: f64) -> Option<f64> {
    let (gains, losses) = returns.iter().fold((0.0, 0.0), |(gains, losses), value| {
        let over = value - threshold;
        if over > 0.0 { (gains + over, losses) } else { (gains, losses - over) }
    });
    (losses > 0.0).then(|| gains / losses)
}

/// The size of the return that a twentieth exceeds ÷ the size of the one that a twentieth falls below. `None` without
/// returns, and where the latter is 0. Source: tail ratio of Quantopian's empyrical.
#[must_use]
pub fn tail_ratio(returns: &[f64]) -> Option<f64> {
    let mut values = returns.to_vec();
    let (best, worst) = (quantile(&mut values, 1.0 - TAIL)?, quantile(&mut values, TAIL)?);
    (worst != 0.0).then(|| best.abs() / worst.abs())
}

/// The value that a share of all values, 0 to 1, does not exceed, linear between two neighbours (type 7 of Hyndman and Fan
/// 1996, as NumPy has it). `None` without values and for a share out of bounds. Reorders the values; linear time.
#[must_use]
pub fn quantile(values: &mut [f64], share: f64) -> Option<f64> {
    if values.is_empty() || !(0.0..=1.0).contains(&share) {
        return None;
    }
    let place = (values.len() - 1) as f64 * share;
    let below = place.floor() as usize;
    let (_, lower, above) = values.select_nth_unstable_by(below, f64::total_cmp);
    let lower = *lower;
    let upper = above.iter().copied().min_by(f64::total_cmp).unwrap_or(lower);
    Some(lower + (upper - lower) * (place - below as f64))
}

/// What one candle may cost, as plain shares: a loss is above 0, a gain below.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TailLoss {
    /// Value at risk: the loss that only the tail exceeds.
    pub value_at_risk: f64,
    /// Conditional value at risk, or expected shortfall: the mean loss in the tail, not below the value at risk but for
    /// rounding.
    pub expected_shortfall: f64,
}

/// Of the returns as they were. `tail` is the share of the worst ones: 0.05 for a value at risk of 95 %. The value at risk is
/// the negative [`quantile`], the shortfall the negative mean of the returns that are not above it. `None` without returns
/// and for a tail that is not between 0 and 1. Source: P. Jorion, Value at Risk (3rd edition, 2006); R. T. Rockafellar and
/// S. Uryasev, Optimization of Conditional Value-at-Risk, Journal of Risk 2:3 (2000).
#[must_use]
pub fn historical_loss(returns: &[f64], tail: f64) -> Option<TailLoss> {
    if !(tail > 0.0 && tail < 1.0) {
        return None;
    }
    let edge = quantile(&mut returns.to_vec(), tail)?;
    let (count, total) = returns
        .iter()
        .filter(|value| **value <= edge)
        .fold((0_usize, 0.0), |(count, total), value| (count + 1, total + value));
    (count > 0).then(|| TailLoss { value_at_risk: -edge, expected_shortfall: -(total / count as f64) })
}

/// Of a normal distribution with the returns' mean m and sample deviation s (n - 1): value at risk = -(m + s z), shortfall =
/// s φ(z) ÷ tail - m, z the normal quantile of the tail, φ the density. `None` with fewer than two returns and for a tail that
/// is not between 0 and 1. Source: as [`historical_loss`].
#[must_use]
pub fn gaussian_loss(returns: &[f64], tail: f64) -> Option<TailLoss> {
    let quantile = normal::quantile(tail)?;
    if returns.len() < 2 {
        return None;
    }
    let count = returns.len() as f64;
    let mean = returns.iter().fold(0.0, |total, value| total + value) / count;
    let squares = returns.iter().fold(0.0, |total, value| total + (value - mean) * (value - mean));
    let deviation = (squares / (count - 1.0)).sqrt();
    Some(TailLoss {
        value_at_risk: -(mean + deviation * quantile),
        expected_shortfall: deviation * normal::density(quantile) / tail - mean,
    })
}
