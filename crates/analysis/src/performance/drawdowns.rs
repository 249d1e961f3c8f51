//! The falls of an equity curve: the deepest of them one by one, and how much they hurt in all.
//!
//! A curve has one point for each candle, oldest first, in any unit; a drawdown is a share of the peak before it.

/// A fall from a peak, to the return to it or to the end of the curve. Points are counted from 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Drawdown {
    /// The last point at the peak.
    pub peak_point: usize,
    /// The deepest point; the first, of equals.
    pub trough_point: usize,
    /// The first point at or above the peak again; `None` if the curve ends before.
    pub recovery_point: Option<usize>,
    /// The last point that belongs to it: the one of the recovery, else the curve's last.
    pub end_point: usize,
    /// How deep, as a share of the peak: above 0, and above 1 where the curve falls below 0.
    pub depth: f64,
}

impl Drawdown {
    /// How many candles from the peak to its end.
    #[must_use]
    pub const fn candles(&self) -> usize {
        self.end_point - self.peak_point
    }

    /// How many candles from the trough to the recovery; `None` if it has not recovered.
    #[must_use]
    pub fn recovery_candles(&self) -> Option<usize> {
        self.recovery_point.map(|point| point - self.trough_point)
    }
}

/// The `count` deepest drawdowns, deepest first, and the earlier first of equals. A fall from a peak of 0 or less is none: it
/// is no share of it. Linear time for a small `count`.
#[must_use]
pub fn deepest_drawdowns(equity: &[f64], count: usize) -> Vec<Drawdown> {
    let mut deepest = Vec::new();
    let mut running: Option<Drawdown> = None;
    let Some(mut peak) = equity.first().copied() else { return deepest };
    let mut peak_point = 0;
    for (point, value) in equity.iter().copied().enumerate() {
        if value >= peak {
            if let Some(fall) = running.take() {
                keep(&mut deepest, count, Drawdown { recovery_point: Some(point), end_point: point, ..fall });
            }
            (peak, peak_point) = (value, point);
        } else if peak > 0.0 {
            let depth = (peak - value) / peak;
            let fall = running.get_or_insert(Drawdown {
                peak_point,
                trough_point: point,
                recovery_point: None,
                end_point: equity.len() - 1,
                depth,
            });
            if depth > fall.depth {
                (fall.trough_point, fall.depth) = (point, depth);
            }
        }
    }
    if let Some(fall) = running {
        keep(&mut deepest, count, fall);
    }
    deepest
}

/// Puts a drawdown in its place among the deepest, if it is one.
fn keep(deepest: &mut Vec<Drawdown>, count: usize, fall: Drawdown) {
    let place = deepest.partition_point(|other| other.depth >= fall.depth);
    if place < count {
        deepest.truncate(count - 1);
        deepest.insert(place, fall);
    }
}

/// The Ulcer index: the root of the mean square of the drawdowns of all points, in per cent. `None` without points, and where
/// the first is not above 0. Source: P. G. Martin and B. B. McCann, The Investor's Guide to Fidelity Funds (1989).
#[must_use]
pub fn ulcer_index(equity: &[f64]) -> Option<f64> {
    let mut peak = equity.first().copied().filter(|first| *first > 0.0)?;
    let mut squares = 0.0;
    for value in equity {
        if *value > peak {
            peak = *value;
        }
        let share = (peak - value) / peak;
        squares += share * share;
    }
    Some(100.0 * (squares / equity.len() as f64).sqrt())
}

/// What the Martin ratio is made of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MartinParts {
    /// The compound return of a year, plain: 0.1 is ten per cent.
    pub annual_return: f64,
    /// What a year brings without risk, plain.
    pub annual_rate_free: f64,
    /// The [`ulcer_index`], in per cent.
    pub ulcer_index: f64,
}

/// The Martin ratio, or Ulcer performance index: the return over the free rate in per cent ÷ the Ulcer index. `None` where
/// there was no drawdown. Source: as [`ulcer_index`].
#[must_use]
pub fn martin_ratio(parts: MartinParts) -> Option<f64> {
    let ratio = 100.0 * (parts.annual_return - parts.annual_rate_free) / parts.ulcer_index;
    ratio.is_finite().then_some(ratio)
}
