//! What the planted things are made of.

use analysis::Bars;
use analysis::structure::{Pivot, PivotKind, Reversal, ZigZag};

/// A number for each bar.
pub fn each(bars: &Bars, figure: impl FnMut(usize) -> f64) -> Vec<f64> {
    (0..bars.len()).map(figure).collect()
}

/// The value at an index; NaN where there is none.
pub fn at(values: &[f64], index: usize) -> f64 {
    values.get(index).copied().unwrap_or(f64::NAN)
}

/// The value so many bars ago; NaN where there is none.
pub fn ago(values: &[f64], index: usize, bars: usize) -> f64 {
    index.checked_sub(bars).map_or(f64::NAN, |index| values[index])
}

/// Of nothing, NaN.
pub fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// Of nothing, NaN.
pub fn deviation(values: &[f64]) -> f64 {
    let mean = mean(values);
    (values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / values.len() as f64).sqrt()
}

/// The lowest and the highest.
pub fn extremes(values: &[f64]) -> (f64, f64) {
    values
        .iter()
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(*value), high.max(*value)))
}

/// The value that a share of the others lie below.
pub fn quantile(values: &[f64], share: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    at(&sorted, ((sorted.len() as f64 - 1.0) * share).round() as usize)
}

/// How many lie below, as a share.
pub fn rank(values: &[f64], value: f64) -> f64 {
    values.iter().filter(|other| **other < value).count() as f64 / values.len() as f64
}

/// The last residual, or that at any index, of a straight line through all values.
pub fn residual(values: &[f64], index: usize) -> f64 {
    let (count, middle) = (values.len() as f64, (values.len() as f64 - 1.0) / 2.0);
    let mean = mean(values);
    let (mut rise, mut run) = (0.0, 0.0);
    for (place, value) in values.iter().enumerate() {
        rise += (place as f64 - middle) * (value - mean);
        run += (place as f64 - middle) * (place as f64 - middle);
    }
    let slope = if count < 2.0 { 0.0 } else { rise / run };
    values[index] - mean - slope * (index as f64 - middle)
}

/// The mean of the last `period` values up to an index.
pub fn mean_to(values: &[f64], index: usize, period: usize) -> f64 {
    if index + 1 < period { f64::NAN } else { mean(&values[index + 1 - period..=index]) }
}

/// An exponential mean, seeded with a number.
pub fn smooth(values: &[f64], seed: f64, share: f64) -> Vec<f64> {
    let mut value = seed;
    values
        .iter()
        .map(|next| {
            value += (next - value) * share;
            value
        })
        .collect()
}

/// The number of the UTC day that a bar begins in.
pub fn day(bars: &Bars, index: usize) -> i64 {
    bars.open_at()[index].div_euclid(24 * HOUR)
}

/// One hour, in nanoseconds.
pub const HOUR: i64 = 3_600_000_000_000;

/// The bars of the day of a bar: the first, and the one after the last.
pub fn day_of(bars: &Bars, index: usize) -> (usize, usize) {
    let is_same = |other: &usize| day(bars, *other) == day(bars, index);
    let first = (0..=index).rev().take_while(is_same).last().unwrap_or(index);
    (first, (index..bars.len()).take_while(is_same).last().map_or(index + 1, |last| last + 1))
}

/// The mean price, weighted by volume, of some bars.
pub fn paid(bars: &Bars, from: usize, to: usize) -> f64 {
    let volume: f64 = bars.volume()[from..to].iter().sum();
    let paid: f64 = (from..to).map(|index| bars.close()[index] * bars.volume()[index]).sum();
    if volume > 0.0 { paid / volume } else { f64::NAN }
}

/// Which of three windows would have earned most to index `end`, when held while the close is above its mean.
pub fn best_window(bars: &Bars, end: usize) -> usize {
    let close = bars.close();
    let earned = |window: usize| -> f64 {
        let held = |index: &usize| close[*index - 1] > mean_to(close, *index - 1, window);
        (window..end).filter(held).map(|index| close[index] / close[index - 1] - 1.0).sum()
    };
    [5, 10, 20].into_iter().max_by(|one, other| earned(*one).total_cmp(&earned(*other))).unwrap_or(5)
}

/// Whether a bar's high exceeds the two on each side; bars that do not exist do not count.
pub fn is_fractal(bars: &Bars, index: usize) -> bool {
    let high = bars.high();
    (index.saturating_sub(2)..(index + 3).min(high.len()))
        .all(|other| other == index || high[other] < high[index])
}

/// Turns of three per cent.
pub fn turns(bars: &Bars) -> Vec<Pivot> {
    let mut zigzag = ZigZag::new(Reversal::Percent(3.0)).unwrap();
    bars.iter().filter_map(|bar| zigzag.update(&bar)).collect()
}

/// A turn in words.
pub fn say(pivot: &Pivot) -> String {
    let kind = if pivot.kind == PivotKind::High { "top" } else { "bottom" };
    format!("{kind} {} at {:x}", pivot.index, pivot.price.to_bits())
}

/// 1 or 0.
pub fn mark(is_so: bool) -> f64 {
    if is_so { 1.0 } else { 0.0 }
}

/// A number mixed from another (splitmix64's finaliser).
pub const fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}
