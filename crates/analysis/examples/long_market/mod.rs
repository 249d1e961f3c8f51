//! A market to measure on.

use crate::series::Chance;
use analysis::{Bar, Bars};

/// One hour, in nanoseconds.
const HOUR: i64 = 3_600_000_000_000;
/// How much of its distance from the first price is left after a bar.
const REST: f64 = 0.9999;

/// A market that goes on for long: it walks by some 0.3 % a bar, in whole hundredths, and is drawn back to its first price, since a
/// walk of a million bars without that sinks to its last tick and stands still there.
pub fn long_market(seed: u64, length: usize) -> Bars {
    let mut chance = Chance(seed);
    let (mut away, mut last) = (0.0_f64, 60_000.0_f64);
    let bars = (0..length).map(|index| {
        away = away * REST + 0.003 * chance.normal();
        let (open, close) = (last, cents(60_000.0 * f64::exp(away)));
        let high = cents(open.max(close) * (1.0 + 0.004 * chance.unit())).max(open).max(close);
        let low = cents(open.min(close) * (1.0 - 0.004 * chance.unit())).min(open).min(close);
        last = close;
        Bar {
            open_at: index as i64 * HOUR,
            open,
            high,
            low,
            close,
            volume: cents(30.0 * (0.1 + chance.unit())),
        }
    });
    Bars::collect(bars).unwrap()
}

fn cents(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}
