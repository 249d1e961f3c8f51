//! Sums of a window: kept without subtraction, so that what leaves it leaves no rounding behind, or made anew, quickly.

/// The sum of the last `period` values, in amortised constant time.
///
/// The values come in blocks of `period`. The window is always the end of the last full block, whose sums to its end were
/// made when it was full, and the start of the current one. So every sum is of the values themselves: a window of zeros
/// sums to 0 whatever came before it, and a spike is forgotten with the bar that leaves.
#[derive(Clone, Debug)]
pub struct SlidingTotal {
    /// From `next` on: the sums of the last full block from each place to its end; before: the current block's values.
    cells: Box<[f64]>,
    next: usize,
    /// The sum of the current block.
    started: f64,
    is_full: bool,
}

impl SlidingTotal {
    /// Over `period` values.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        assert!(period > 0, "invariant: a sum is over at least one value");
        Self { cells: vec![0.0; period].into_boxed_slice(), next: 0, started: 0.0, is_full: false }
    }

    /// Takes the next value: the sum of the last `period` ones, once there are that many.
    #[inline]
    pub fn update(&mut self, value: f64) -> Option<f64> {
        self.started += value;
        self.cells[self.next] = value;
        self.next += 1;
        if self.next < self.cells.len() {
            return self.is_full.then(|| self.started + self.cells[self.next]);
        }
        let total = self.started;
        let mut sum = 0.0;
        for cell in self.cells.iter_mut().rev() {
            sum += *cell;
            *cell = sum;
        }
        self.next = 0;
        self.started = 0.0;
        self.is_full = true;
        Some(total)
    }
}

/// How many partial sums [`sum_by`] keeps.
const LANES: usize = 8;

/// The sum of a function of the values, in partial sums that a processor can keep side by side. The order is fixed: equal
/// values give equal bits everywhere.
#[inline]
pub fn sum_by(values: &[f64], function: impl Fn(f64) -> f64) -> f64 {
    let (blocks, rest) = values.as_chunks::<LANES>();
    let mut lanes = [0.0; LANES];
    for block in blocks {
        for (lane, value) in lanes.iter_mut().zip(block) {
            *lane += function(*value);
        }
    }
    let rest = rest.iter().fold(0.0, |sum, value| sum + function(*value));
    lanes.iter().fold(0.0, |sum, lane| sum + lane) + rest
}
