//! Median absolute deviation.

use crate::indicators::sorted::Sorted;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, period};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "mad",
    title: "Median absolute deviation",
    group: Group::Statistic,
    doc: "The median of |price - median| over the last `timeperiod` prices; of an even number, medians are the mean of the two \
          middle ones. Times 1.4826 it is comparable with a standard deviation. Unit: the price's. Source: F. R. Hampel, \
          Journal of the American Statistical Association 69 (1974).",
    inputs: &["price"],
    parameters: &[period(20, 1), SOURCE],
    outputs: &[line("mad")],
    place: Place::Pane,
    warmup: |settings| settings.period() - 1,
    build: |settings| over_price(MedianDeviation::new(settings.period()), settings.source()),
};

/// The middle distance to the middle. Time for each price: the square of the window's logarithm; memory: the window.
#[derive(Clone, Debug)]
pub struct MedianDeviation {
    window: Sorted,
}

impl MedianDeviation {
    /// Of `period` prices.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { window: Sorted::new(period) }
    }

    /// The distance that `before` others precede in order of size. Both the distances of the lower half, counted down from
    /// the middle, and those of the upper half, counted up, rise: of two rising rows the element is found by halving.
    fn distance(&self, median: f64, before: usize) -> Option<f64> {
        let half = self.window.len() / 2;
        let below = |place: usize| Some(median - self.window.nth(half.checked_sub(place + 1)?)?);
        let above = |place: usize| Some(self.window.nth(half + place)? - median);
        let upper_half = self.window.len() - half;
        let (mut least, mut most) = ((before + 1).saturating_sub(upper_half), (before + 1).min(half));
        // How many of the `before` + 1 nearest are of the lower half.
        while least < most {
            let middle = usize::midpoint(least, most);
            if below(middle)? < above(before - middle)? { least = middle + 1 } else { most = middle }
        }
        let of_lower = least.checked_sub(1).and_then(below);
        let of_upper = before.checked_sub(least).and_then(above);
        match (of_lower, of_upper) {
            (Some(lower), Some(upper)) => Some(lower.max(upper)),
            (lower, upper) => lower.or(upper),
        }
    }
}

impl Streaming for MedianDeviation {
    type Input = f64;
    type Output = f64;

    fn update(&mut self, price: f64) -> Option<f64> {
        self.window.push(price);
        if !self.window.is_full() {
            return None;
        }
        let median = self.window.median()?;
        let count = self.window.len();
        let upper = self.distance(median, count / 2)?;
        if count % 2 == 1 {
            return Some(upper);
        }
        let lower = self.distance(median, count / 2 - 1)?;
        Some(lower + (upper - lower) / 2.0)
    }
}
