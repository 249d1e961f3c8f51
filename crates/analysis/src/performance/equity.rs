//! Streaming figures over an equity curve, one point per candle, in constant memory.
//!
//! Sums: the returns are summed after the first of them is taken off, and so are their squares; the deviation is then
//! free of cancellation unless the mean lies many deviations away from the first return (Chan, Golub & LeVeque 1983,
//! "shifted data"). One division per point; drawdowns are compared crosswise, by products.

use model::{Span, Timeframe};

/// Seconds in the year that figures are annualised by: 365 days, as crypto never closes.
const YEAR_SECONDS: f64 = 31_536_000.0;

/// A deviation below this share of the returns' root mean square is rounding noise: they are all alike.
pub(super) const NOISE: f64 = 1e-13;

/// An equity curve as it is drawn, one point per closed candle. A push costs about three nanoseconds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EquityStats {
    points: u64,
    first: f64,
    last: f64,
    /// The first return; all others are summed as their distance from it.
    shift: f64,
    shifted: f64,
    shifted_squares: f64,
    /// The squares of the returns below zero.
    downside_squares: f64,
    peak: f64,
    peak_point: u64,
    /// The point that lies deepest below its peak as a share of it, and that peak.
    deepest: f64,
    deepest_peak: f64,
    drawdown_max: f64,
    underwater_max: u64,
}

/// What an equity curve says. Ratios are plain: 0.1 is ten per cent.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct EquityFigures {
    /// The last point over the first, less one; `None` without points or with a first point of zero or less.
    pub total_return: Option<f64>,
    /// The compound return of a year of 365 days; `None` without a total return, without a span, after ruin (a last
    /// point of zero or less), or beyond what a double holds.
    pub annual_return: Option<f64>,
    /// The largest loss from a peak as a share of that peak, at least 0; `None` without points.
    pub drawdown_ratio_max: Option<f64>,
    /// The largest loss from a peak in the curve's unit, at least 0; `None` without points. It need not be the same
    /// loss as the one of `drawdown_ratio_max`.
    pub drawdown_max: Option<f64>,
    /// The most candles between a peak and the last point before the next higher or equal one.
    pub drawdown_candles_max: u64,
    /// Mean of the returns ÷ their sample deviation (n − 1) × √(365 d ÷ time frame), risk-free 0; `None` with fewer
    /// than two returns, without deviation, or once the equity was zero or less.
    pub sharpe: Option<f64>,
    /// Mean of the returns ÷ √(Σ min(r, 0)² ÷ (n − 1)) × √(365 d ÷ time frame); `None` as for `sharpe`, and when no
    /// return was below zero.
    pub sortino: Option<f64>,
    /// The annual return ÷ the largest drawdown ratio; `None` without either.
    pub calmar: Option<f64>,
}

impl EquityStats {
    /// A curve without points.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The number of points.
    #[must_use]
    pub const fn points(&self) -> u64 {
        self.points
    }

    /// Adds the equity at the close of the next candle: a finite number in any unit, the same for all.
    #[inline]
    pub fn push(&mut self, equity: f64) {
        if self.points < 2 {
            return self.push_early(equity);
        }
        self.add_return(equity / self.last - 1.0);
        self.add_point(equity);
    }

    #[cold]
    fn push_early(&mut self, equity: f64) {
        if self.points == 0 {
            *self =
                Self { first: equity, peak: equity, deepest: equity, deepest_peak: equity, ..Self::new() };
        } else {
            self.shift = equity / self.last - 1.0;
            self.add_return(self.shift);
        }
        self.add_point(equity);
    }

    #[inline]
    fn add_return(&mut self, change: f64) {
        let shifted = change - self.shift;
        self.shifted += shifted;
        self.shifted_squares += shifted * shifted;
        // Not `min`: that asks for NaN, too.
        let loss = if change < 0.0 { change } else { 0.0 };
        self.downside_squares += loss * loss;
    }

    #[inline]
    fn add_point(&mut self, equity: f64) {
        self.points += 1;
        self.last = equity;
        if equity >= self.peak {
            self.underwater_max = self.underwater();
            self.peak = equity;
            self.peak_point = self.points;
            return;
        }
        let drawdown = self.peak - equity;
        if drawdown > self.drawdown_max {
            self.drawdown_max = drawdown;
        }
        if equity * self.deepest_peak < self.deepest * self.peak {
            self.deepest = equity;
            self.deepest_peak = self.peak;
        }
    }

    /// The longest stay below a peak, taking the last point as the end of the running one if it is a new peak.
    const fn underwater(&self) -> u64 {
        let candles = self.points.saturating_sub(self.peak_point + 1);
        if candles > self.underwater_max { candles } else { self.underwater_max }
    }

    /// The figures so far. `span` is the calendar time that the curve covers, gaps and all.
    #[must_use]
    pub fn figures(&self, timeframe: Timeframe, span: Span) -> EquityFigures {
        if self.points == 0 {
            return EquityFigures::default();
        }
        let (sharpe, sortino) = self.ratios(timeframe);
        let total_return = finite(self.last / self.first - 1.0).filter(|_| self.first > 0.0);
        let annual_return = self.annual_return(span);
        let drawdown_ratio_max = finite((self.deepest_peak - self.deepest) / self.deepest_peak);
        let calmar = match (annual_return, drawdown_ratio_max) {
            (Some(annual), Some(drawdown)) if drawdown > 0.0 => finite(annual / drawdown),
            _ => None,
        };
        EquityFigures {
            total_return,
            annual_return,
            drawdown_ratio_max,
            drawdown_max: Some(self.drawdown_max),
            drawdown_candles_max: self.underwater_max.max(self.points - self.peak_point),
            sharpe,
            sortino,
            calmar,
        }
    }

    fn ratios(&self, timeframe: Timeframe) -> (Option<f64>, Option<f64>) {
        if self.points < 3 || self.first <= 0.0 || self.deepest <= 0.0 {
            return (None, None);
        }
        let count = whole(self.points - 1);
        let mean = self.shift + self.shifted / count;
        let year = (YEAR_SECONDS / seconds(timeframe.span())).sqrt();
        let variance = (self.shifted_squares - self.shifted * self.shifted / count) / (count - 1.0);
        let squares = self.shifted_squares + self.shift * (2.0 * self.shifted + count * self.shift);
        let noise = NOISE * (squares / count).max(0.0).sqrt();
        let ratio = |deviation: f64| if deviation > noise { finite(mean / deviation * year) } else { None };
        (ratio(variance.max(0.0).sqrt()), ratio((self.downside_squares / (count - 1.0)).sqrt()))
    }

    fn annual_return(&self, span: Span) -> Option<f64> {
        let years = seconds(span) / YEAR_SECONDS;
        if self.first <= 0.0 || self.last <= 0.0 || years <= 0.0 {
            return None;
        }
        finite(libm::pow(self.last / self.first, 1.0 / years) - 1.0)
    }
}

fn finite(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}

#[expect(clippy::cast_precision_loss, reason = "candles and seconds stay far below 2^53")]
const fn whole(count: u64) -> f64 {
    count as f64
}

#[expect(clippy::cast_precision_loss, reason = "nanoseconds beyond 2^53 lose less than a microsecond")]
fn seconds(span: Span) -> f64 {
    span.nanos() as f64 / 1e9
}
