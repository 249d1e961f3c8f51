//! Wilder's directional movement: what the directional indicators have in common.

use crate::streaming::{HighLow, HighLowClose, Streaming};

/// The movement of one bar against the one before, or its smoothed sum. Unit: the price's.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Movement {
    /// How far the high rose, where it rose, and by more than the low fell; else 0.
    pub plus: f64,
    /// How far the low fell, where it fell, and by more than the high rose; else 0.
    pub minus: f64,
    /// The true range.
    pub range: f64,
}

impl Movement {
    /// What counts as no movement at all beside the range.
    const NOTHING: f64 = 1e-16;

    /// From one bar to the next.
    #[inline(always)]
    #[must_use]
    pub fn between(last: HighLowClose, bar: HighLowClose) -> Self {
        let (rise, fall) = (bar.high - last.high, last.low - bar.low);
        // Choices of a value, not of a way: which side moved more cannot be foreseen.
        let plus = if rise > fall { rise } else { 0.0 };
        let minus = if fall > rise { fall } else { 0.0 };
        Self { plus: plus.max(0.0), minus: minus.max(0.0), range: true_range(bar.high, bar.low, last.close) }
    }

    /// The directional index: 100 · |+DI - -DI| / (+DI + -DI), from which the range falls out; `None` where nothing moved.
    #[inline(always)]
    #[must_use]
    pub fn index(self) -> Option<f64> {
        let moved = self.plus + self.minus;
        let is_moving = moved > 0.0 && moved >= Self::NOTHING * self.range;
        is_moving.then(|| 100.0 * ((self.minus - self.plus).abs() / moved))
    }
}

/// The largest of high - low, |high - last close| and |low - last close|.
#[inline(always)]
#[must_use]
pub fn true_range(high: f64, low: f64, last_close: f64) -> f64 {
    let top = if last_close > high { last_close } else { high };
    let bottom = if last_close < low { last_close } else { low };
    top - bottom
}

/// Wilder's running sums of movement and range over a period n: the plain sum of the first n - 1, then
/// sum += newest - sum / n. Constant time and memory.
#[derive(Clone, Debug)]
pub struct DirectionalSums {
    /// 1 / n: Wilder's step is a product, as in TA-Lib.
    share: f64,
    /// How many movements are summed before the first step.
    first: usize,
    seen: usize,
    last: Option<HighLowClose>,
    sums: Movement,
}

/// What has been summed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sums {
    /// The plain sum of the first n - 1 movements: a movement by itself, but no ratio is taken of it.
    Seed(Movement),
    /// The smoothed sum.
    Smoothed(Movement),
}

impl DirectionalSums {
    /// Over `period` bars.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        assert!(period > 0, "invariant: a movement is smoothed over at least one bar");
        Self { share: 1.0 / period as f64, first: period - 1, seen: 0, last: None, sums: Movement::default() }
    }

    /// Takes the next bar: the sums, from the bar with index n - 1 on (1 where n is 1).
    #[inline(always)]
    pub fn update(&mut self, bar: HighLowClose) -> Option<Sums> {
        let movement = Movement::between(self.last.replace(bar)?, bar);
        let sums = &mut self.sums;
        if self.seen < self.first {
            self.seen += 1;
            sums.plus += movement.plus;
            sums.minus += movement.minus;
            sums.range += movement.range;
            return (self.seen == self.first).then_some(Sums::Seed(*sums));
        }
        sums.plus = sums.plus - sums.plus * self.share + movement.plus;
        sums.minus = sums.minus - sums.minus * self.share + movement.minus;
        sums.range = sums.range - sums.range * self.share + movement.range;
        Some(Sums::Smoothed(*sums))
    }

    /// Takes the next bar: the smoothed sums, from the bar with index n on.
    #[inline(always)]
    pub fn smoothed(&mut self, bar: HighLowClose) -> Option<Movement> {
        match self.update(bar)? {
            Sums::Seed(_) => None,
            Sums::Smoothed(sums) => Some(sums),
        }
    }
}

/// The smoothed movement up, or down. Constant time and memory.
#[derive(Clone, Debug)]
pub struct MovementSum<const UP: bool> {
    sums: DirectionalSums,
}

impl<const UP: bool> MovementSum<UP> {
    /// Over `period` bars.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { sums: DirectionalSums::new(period) }
    }
}

impl<const UP: bool> Streaming for MovementSum<UP> {
    type Input = HighLow;
    type Output = f64;

    #[inline]
    fn update(&mut self, HighLow { high, low }: HighLow) -> Option<f64> {
        let bar = HighLowClose { high, low, close: low };
        let (Sums::Seed(sums) | Sums::Smoothed(sums)) = self.sums.update(bar)?;
        Some(if UP { sums.plus } else { sums.minus })
    }
}
