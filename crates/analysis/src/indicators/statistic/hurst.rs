//! Hurst exponent by the rescaled range.

use crate::indicators::returns::{OfReturns, log_return};
use crate::indicators::window::Ring;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, whole};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "hurst",
    title: "Hurst exponent",
    group: Group::Statistic,
    doc: "How the rescaled range of the last `timeperiod` logarithmic returns grows with its length: the slope of the line of \
          least squares through (ln length, ln R/S) for the lengths n, n/2, n/4, … down to 8. R/S of a length is the mean over \
          the blocks of that length, laid from the newest return backwards; of a block, the range of its running sum of \
          distances to its mean divided by its standard deviation (population). Blocks without movement are left out; none \
          with fewer than two lengths. No correction for short lengths, so that a random walk reads about 0.6. Unit: none: \
          above, the price persists; below, it returns. Source: H. E. Hurst (1951); B. B. Mandelbrot and J. R. Wallis, Water \
          Resources Research 5 (1969).",
    inputs: &["price"],
    parameters: &[whole("timeperiod", 128, 16, 4_096, "the window, in returns"), SOURCE],
    outputs: &[line("hurst")],
    place: Place::Pane,
    warmup: |settings| settings.period(),
    build: |settings| {
        over_price(OfReturns::new(log_return, Hurst::new(settings.period())), settings.source())
    },
};

/// The shortest block.
const LENGTH_MIN: usize = 8;
/// Deviations up to this share of the mean are none: all values of the block are equal.
const FLOOR_SHARE: f64 = 1e-10;

/// How the range of the values grows with time. Time for each value: the window times its logarithm; memory: the window.
#[derive(Clone, Debug)]
pub struct Hurst {
    window: Ring,
    /// The window, oldest first.
    values: Box<[f64]>,
    /// The sum of the values before each place, and of all.
    sums: Box<[f64]>,
}

impl Hurst {
    /// Over `period` values.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self {
            window: Ring::new(period),
            values: vec![0.0; period].into_boxed_slice(),
            sums: vec![0.0; period + 1].into_boxed_slice(),
        }
    }

    /// Lays the window out.
    fn lay(&mut self) {
        let mut sum = 0.0;
        for (place, value) in self.window.iter().enumerate() {
            sum += value;
            self.values[place] = value;
            self.sums[place + 1] = sum;
        }
    }

    /// The mean rescaled range of the blocks of a length; `None` where none of them moves.
    fn mean_rescaled_range(&self, length: usize) -> Option<f64> {
        let (mut total, mut blocks) = (0.0, 0.0);
        let mut end = self.values.len();
        while end >= length {
            let start = end - length;
            if let Some(range) = rescaled_range(&self.values[start..end], &self.sums[start..=end]) {
                total += range;
                blocks += 1.0;
            }
            end = start;
        }
        (blocks > 0.0).then(|| total / blocks)
    }
}

impl Streaming for Hurst {
    type Input = f64;
    type Output = f64;

    fn update(&mut self, value: f64) -> Option<f64> {
        self.window.push(value);
        if !self.window.is_full() {
            return None;
        }
        self.lay();
        let mut line = Slope::default();
        let mut length = self.values.len();
        while length >= LENGTH_MIN {
            if let Some(range) = self.mean_rescaled_range(length) {
                line.add(libm::log(length as f64), libm::log(range));
            }
            length /= 2;
        }
        line.slope()
    }
}

/// How many places are looked at side by side.
const LANES: usize = 4;

/// Extremes of the running sum of distances to the mean, and the squares of the distances: in lanes, so that one place does
/// not wait for the one before it.
#[derive(Clone, Copy, Debug, Default)]
struct Lanes {
    highest: [f64; LANES],
    lowest: [f64; LANES],
    squares: [f64; LANES],
}

impl Lanes {
    #[inline]
    fn look(&mut self, lane: usize, distance: f64, sum: f64) {
        self.squares[lane] += distance * distance;
        self.highest[lane] = if sum > self.highest[lane] { sum } else { self.highest[lane] };
        self.lowest[lane] = if sum < self.lowest[lane] { sum } else { self.lowest[lane] };
    }
}

/// The range of the running sum of distances to the mean, in standard deviations; `sums` before each value and after the
/// last.
fn rescaled_range(block: &[f64], sums: &[f64]) -> Option<f64> {
    let count = block.len() as f64;
    let before = sums[0];
    let mean = (sums[block.len()] - before) / count;
    let mut lanes = Lanes::default();
    let (values, last_values) = block.as_chunks::<LANES>();
    let (rows, _) = sums.as_chunks::<LANES>();
    let mut places: [f64; LANES] = std::array::from_fn(|lane| lane as f64);
    for (values, row) in values.iter().zip(rows) {
        for lane in 0..LANES {
            lanes.look(lane, values[lane] - mean, row[lane] - before - mean * places[lane]);
            places[lane] += LANES as f64;
        }
    }
    let whole = block.len() - last_values.len();
    for (lane, value) in last_values.iter().enumerate() {
        lanes.look(lane, value - mean, sums[whole + lane] - before - mean * places[lane]);
    }
    let deviation = (lanes.squares.iter().fold(0.0, |total, square| total + square) / count).sqrt();
    let highest = lanes.highest.iter().copied().fold(0.0, f64::max);
    let lowest = lanes.lowest.iter().copied().fold(0.0, f64::min);
    (deviation > FLOOR_SHARE * mean.abs()).then(|| (highest - lowest) / deviation)
}

/// The line of least squares through a few points.
#[derive(Clone, Copy, Debug, Default)]
struct Slope {
    count: f64,
    x: f64,
    y: f64,
    xx: f64,
    xy: f64,
}

impl Slope {
    fn add(&mut self, x: f64, y: f64) {
        self.count += 1.0;
        self.x += x;
        self.y += y;
        self.xx += x * x;
        self.xy += x * y;
    }

    /// `None` of fewer than two points.
    fn slope(self) -> Option<f64> {
        if self.count < 2.0 {
            return None;
        }
        Some((self.count * self.xy - self.x * self.y) / (self.count * self.xx - self.x * self.x))
    }
}
