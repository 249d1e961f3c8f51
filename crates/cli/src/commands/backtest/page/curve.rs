//! The lines of the page: equity and its fall from the peak, close by close, thinned to what a screen can show.
//!
//! Figures are exact elsewhere; these are for the eye, so floating point serves.

use backtest::FillRecord;
use model::{Candles, Side};

/// How many places across a chart are told apart.
const PLACES: usize = 900;

/// A point: nanoseconds since 1970, value.
pub type Point = (f64, f64);

/// What is drawn over time.
#[derive(Debug)]
pub struct Lines {
    /// Cash and position at each close.
    pub equity: Vec<Point>,
    /// What the same money would be, had it bought at the first close.
    pub hold: Vec<Point>,
    /// The fall from the peak, in per cent, at most 0.
    pub drawdown: Vec<Point>,
    /// Closing prices.
    pub price: Vec<Point>,
}

/// Follows the money through the run.
#[expect(clippy::cast_precision_loss, reason = "drawn to three digits")]
pub fn of(candles: &Candles, fills: &[FillRecord], cash: f64) -> Lines {
    let mut lines = Lines { equity: Vec::new(), hold: Vec::new(), drawdown: Vec::new(), price: Vec::new() };
    let unit = 10f64.powi(i32::from(candles.scale().decimals()));
    let first = candles.close().first().map_or(1.0, |ticks| *ticks as f64);
    let (mut held, mut free, mut peak) = (0.0, cash, cash);
    let mut fills = fills.iter().peekable();
    let last = candles.len().saturating_sub(1);
    for (row, (open_at, ticks)) in candles.open_at().iter().zip(candles.close()).enumerate() {
        while let Some(fill) = fills.next_if(|fill| row == last || fill.at.nanos() <= *open_at) {
            let (quantity, price) = (number(fill.quantity.atoms()), number(fill.price.atoms()));
            let sign = if fill.side == Side::Buy { 1.0 } else { -1.0 };
            held += sign * quantity;
            free -= sign * quantity * price + number(fill.fee.atoms());
        }
        let (at, price) = (*open_at as f64, *ticks as f64 / unit);
        let equity = free + held * price;
        peak = equity.max(peak);
        lines.equity.push((at, equity));
        lines.hold.push((at, cash * *ticks as f64 / first));
        lines.drawdown.push((at, (equity / peak - 1.0) * 100.0));
        lines.price.push((at, price));
    }
    for line in [&mut lines.equity, &mut lines.hold, &mut lines.drawdown, &mut lines.price] {
        *line = thinned(line);
    }
    lines
}

/// Atoms of 10⁻¹⁸ as a number for the eye.
#[expect(clippy::cast_precision_loss, reason = "drawn to three digits")]
pub fn number(atoms: i128) -> f64 {
    atoms as f64 / 1e18
}

/// The lowest and highest point of each place, in their order, so that no spike is lost.
fn thinned(points: &[Point]) -> Vec<Point> {
    let bucket = points.len().div_ceil(PLACES).max(1);
    if bucket <= 2 {
        return points.to_vec();
    }
    let mut kept = Vec::with_capacity(2 * PLACES);
    for chunk in points.chunks(bucket) {
        let by_value = |one: &&Point, other: &&Point| one.1.total_cmp(&other.1);
        let (Some(low), Some(high)) = (chunk.iter().min_by(by_value), chunk.iter().max_by(by_value)) else {
            continue;
        };
        kept.push(if low.0 <= high.0 { *low } else { *high });
        if low.0 != high.0 {
            kept.push(if low.0 <= high.0 { *high } else { *low });
        }
    }
    kept.extend(points.last());
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thinning_keeps_extremes_and_the_end() {
        let mut points: Vec<Point> = (0..10_000).map(|index| (f64::from(index), 1.0)).collect();
        points[5_003].1 = 9.0;
        points[7_001].1 = -4.0;
        let kept = thinned(&points);
        assert!(kept.len() <= 2 * PLACES + 1);
        assert!(kept.contains(&points[5_003]) && kept.contains(&points[7_001]));
        assert_eq!(kept.last(), points.last());
        assert!(kept.is_sorted_by(|one, other| one.0 <= other.0));
    }
}
