//! Mean and variance of the last values, as TA-Lib keeps them.

use super::lanes::{LANES, Lanes, Number, are_within, parts};
use super::window::Ring;
use crate::registry::adapt::finite;
use crate::streaming::Streaming;

/// The sums are made anew when the variance falls below this share of the mean square that it is taken from…
const STALE_SHARE: f64 = 1e-6;
/// …or when the square that left was this many times the rest…
const OUTLIER_TIMES: f64 = 1e6;
/// …or after this many windows.
const WINDOWS_MAX: usize = 32;
/// A variance from new sums below this share of its mean square is 0: all values are equal.
const FLOOR_SHARE: f64 = 1e-12;
/// Sums of squares of values up to here are finite.
const VAST: f64 = 1e150;

/// The mean and the population variance (divided by n) of the last values: running sums of the deviations from a value near
/// the window, made anew from the window when they have lost digits.
///
/// Amortised constant time unless every other value is a far outlier; memory: the window. Source: TA-Lib VAR.
#[derive(Clone, Debug)]
pub struct Variance {
    window: Ring,
    share: f64,
    sums: Sums<f64>,
    bars_to_rebuild: usize,
}

/// What is known of a window.
#[derive(Clone, Copy, Debug)]
pub struct Moments<N = f64> {
    /// The mean of the values.
    pub mean: N,
    /// The mean square of their distances from it.
    pub variance: N,
}

/// What is told of the moments of each window.
pub trait Reading<const OUTPUTS: usize> {
    /// Tells it.
    fn read<N: Number>(&self, moments: Moments<N>) -> [N; OUTPUTS];
}

/// Sums over the window.
#[derive(Clone, Copy, Debug)]
struct Sums<N> {
    /// What the deviations are taken from.
    shift: N,
    total: N,
    total_of_squares: N,
}

impl Sums<f64> {
    /// Made anew, with the deviations taken from the mean; and the moments.
    fn anew(halves: [&[f64]; 2], share: f64) -> (Self, Moments) {
        let values = || halves.into_iter().flatten();
        let shift = values().fold(0.0, |total, value| total + value) * share;
        let mut sums = Self { shift, total: 0.0, total_of_squares: 0.0 };
        values().for_each(|value| sums.add(*value));
        let mut moments = sums.moments(share);
        if moments.variance < FLOOR_SHARE * (sums.total_of_squares * share) {
            moments.variance = 0.0;
        }
        (sums, moments)
    }
}

impl<N: Number> Sums<N> {
    #[inline(always)]
    fn add(&mut self, value: N) {
        let deviation = value - self.shift;
        self.total = self.total + deviation;
        self.total_of_squares = self.total_of_squares + deviation * deviation;
    }

    /// Takes a value out; its squared deviation.
    #[inline(always)]
    fn subtract(&mut self, value: N) -> N {
        let deviation = value - self.shift;
        let square = deviation * deviation;
        self.total = self.total - deviation;
        self.total_of_squares = self.total_of_squares - square;
        square
    }

    #[inline(always)]
    fn moments(&self, share: f64) -> Moments<N> {
        let mean = self.total * N::of(share);
        let variance = self.total_of_squares * N::of(share) - mean * mean;
        Moments { mean: self.shift + mean, variance }
    }

    /// Below this the variance has lost digits.
    #[inline(always)]
    fn stale(&self, share: f64) -> N {
        N::of(STALE_SHARE) * (self.total_of_squares * N::of(share))
    }

    /// A square above this took digits with it.
    #[inline(always)]
    fn outlying(&self) -> N {
        N::of(OUTLIER_TIMES) * self.total_of_squares
    }
}

impl Variance {
    /// Over `period` values.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self {
            window: Ring::new(period),
            share: 1.0 / period as f64,
            sums: Sums { shift: 0.0, total: 0.0, total_of_squares: 0.0 },
            bars_to_rebuild: WINDOWS_MAX * period,
        }
    }

    /// Takes the next value; the moments of the window, once it is full.
    #[inline(always)]
    pub fn moments(&mut self, value: f64) -> Option<Moments> {
        if self.window.is_empty() {
            self.sums.shift = value;
        }
        self.window.push(value);
        self.sums.add(value);
        if !self.window.is_full() {
            return None;
        }
        let oldest = self.window.oldest()?;
        let mut moments = self.sums.moments(self.share);
        let left = self.sums.subtract(oldest);
        self.bars_to_rebuild -= 1;
        if moments.variance < self.sums.stale(self.share)
            || left > self.sums.outlying()
            || self.bars_to_rebuild == 0
        {
            moments = self.rebuild(oldest);
        }
        Some(moments)
    }

    #[cold]
    #[inline(never)]
    fn rebuild(&mut self, oldest: f64) -> Moments {
        self.bars_to_rebuild = self.stretch();
        let (sums, moments) = Sums::anew(self.window.halves(), self.share);
        self.sums = sums;
        self.sums.subtract(oldest);
        moments
    }

    /// After how many bars the sums are made anew in any case.
    fn stretch(&self) -> usize {
        WINDOWS_MAX * self.window.capacity()
    }

    /// The columns of a batch: the bits of [`moments`](Self::moments), called for each price and read.
    ///
    /// Where the sums are made anew, nothing of what was before counts: so stretches between such bars go side by side, unless
    /// sums lose digits before their time.
    pub fn batch<const OUTPUTS: usize>(
        &mut self,
        prices: &[f64],
        reading: &impl Reading<OUTPUTS>,
    ) -> Vec<Vec<f64>> {
        let (period, stretch) = (self.window.capacity(), self.stretch());
        let mut columns: [Vec<f64>; OUTPUTS] = std::array::from_fn(|_| Vec::with_capacity(prices.len()));
        let all = LANES * stretch;
        // From which bar on stretches go side by side again.
        let mut from = if are_within(VAST, prices) { period } else { usize::MAX };
        let mut bar = 0;
        while bar < prices.len() {
            if self.bars_to_rebuild == 1 && bar >= from && prices.len() - bar >= all {
                columns.iter_mut().for_each(|column| column.resize(bar + all, 0.0));
                let outputs = columns.each_mut().map(|column| &mut column[bar..]);
                let sound = self.side_by_side(&prices[bar - period..], outputs, reading) * stretch;
                if sound < all {
                    from = bar + all;
                }
                bar += sound;
                columns.iter_mut().for_each(|column| column.truncate(bar));
                prices[bar - period..bar].iter().for_each(|price| {
                    self.window.push(*price);
                });
            } else {
                let cells =
                    self.moments(prices[bar]).map_or([f64::NAN; OUTPUTS], |moments| reading.read(moments));
                columns.iter_mut().zip(cells).for_each(|(column, cell)| column.push(finite(cell)));
                bar += 1;
            }
        }
        columns.into()
    }

    /// As many stretches as there are lanes, each from a bar on at which the sums are made anew; says how many of them are
    /// right. `prices` begin a window before the first of these bars.
    fn side_by_side<const OUTPUTS: usize>(
        &self,
        prices: &[f64],
        outputs: [&mut [f64]; OUTPUTS],
        reading: &impl Reading<OUTPUTS>,
    ) -> usize {
        let (period, stretch, share) = (self.window.capacity(), self.stretch(), self.share);
        let windows: [&[f64]; LANES] = std::array::from_fn(|lane| &prices[lane * stretch + 1..][..period]);
        let mut outputs = outputs.map(|column| parts(column, stretch));
        let began = windows.map(|window| Sums::anew([window, &[]], share));
        for (lane, (_, moments)) in began.iter().enumerate() {
            let cells = outputs.iter_mut().zip(reading.read(*moments));
            cells.for_each(|(column, cell)| column[lane][0] = cell);
        }
        let sums = began.map(|(sums, _)| sums);
        let mut sums = Sums {
            shift: Lanes(sums.map(|sums| sums.shift)),
            total: Lanes(sums.map(|sums| sums.total)),
            total_of_squares: Lanes(sums.map(|sums| sums.total_of_squares)),
        };
        sums.subtract(Lanes(windows.map(|window| window[0])));
        let steps = stretch - 1;
        let newest: [&[f64]; LANES] =
            std::array::from_fn(|lane| &prices[lane * stretch + period + 1..][..steps]);
        let oldest: [&[f64]; LANES] = std::array::from_fn(|lane| &prices[lane * stretch + 2..][..steps]);
        let mut written = outputs.map(|column| column.map(|lane| &mut lane[1..=steps]));
        // Above 0 once a stretch has lost digits.
        let (mut stale, mut outlying) = (Lanes::of(0.0), Lanes::of(0.0));
        let larger = |one: f64, other: f64| if one > other { one } else { other };
        for step in 0..steps {
            sums.add(Lanes(newest.map(|lane| lane[step])));
            let moments = sums.moments(share);
            let left = sums.subtract(Lanes(oldest.map(|lane| lane[step])));
            stale = (sums.stale(share) - moments.variance).zip(stale, larger);
            outlying = (left - sums.outlying()).zip(outlying, larger);
            for (column, said) in written.iter_mut().zip(reading.read(moments)) {
                for (lane, value) in column.iter_mut().zip(said.0) {
                    lane[step] = value;
                }
            }
        }
        (stale + outlying).0.iter().take_while(|worn| **worn == 0.0).count()
    }
}

impl Streaming for Variance {
    type Input = f64;
    type Output = f64;

    #[inline(always)]
    fn update(&mut self, value: f64) -> Option<f64> {
        self.moments(value).map(|moments| moments.variance)
    }
}

/// The variance alone.
#[derive(Clone, Copy, Debug)]
pub struct OnlyVariance;

impl Reading<1> for OnlyVariance {
    #[inline(always)]
    fn read<N: Number>(&self, moments: Moments<N>) -> [N; 1] {
        [moments.variance]
    }
}
