//! The correlation of two series over the last values, as TA-Lib keeps it.

use super::window::Ring;
use crate::streaming::Streaming;

/// The sums are rebuilt when a sum of squares falls below this share of the squares that it is taken from…
const STALE_SHARE: f64 = 1e-6;
/// …or when the square that left was this many times the rest…
const OUTLIER_TIMES: f64 = 1e6;
/// …or after this many windows.
const WINDOWS_MAX: usize = 32;
/// A sum of squares up to this share of the squares that it is taken from is 0.
const FLOOR_SHARE: f64 = 1e-14;

/// Pearson's coefficient of the last pairs, from -1 to 1; `None` where one of the two series does not move. Running sums of
/// the deviations from a point near the window, rebuilt from the window when they have lost digits.
///
/// Amortised constant time unless every other pair is a far outlier; memory: the window. Source: TA-Lib CORREL, which has
/// 0 in place of none.
#[derive(Clone, Debug)]
pub struct Correlation {
    window: Ring<(f64, f64)>,
    share: f64,
    shift: (f64, f64),
    sums: Sums,
    /// The squared deviations of the pair that left last.
    left: (f64, f64),
    bars_to_rebuild: usize,
}

#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    x: f64,
    y: f64,
    xx: f64,
    yy: f64,
    xy: f64,
}

/// Sums of squares and of products about the means.
#[derive(Clone, Copy, Debug)]
struct Centred {
    xx: f64,
    yy: f64,
    xy: f64,
}

impl Correlation {
    /// Over `period` pairs.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self {
            window: Ring::new(period),
            share: 1.0 / period as f64,
            shift: (0.0, 0.0),
            sums: Sums::default(),
            left: (0.0, 0.0),
            bars_to_rebuild: WINDOWS_MAX * period,
        }
    }

    fn centred(&self) -> Centred {
        let Sums { x, y, xx, yy, xy } = self.sums;
        Centred { xx: xx - x * x * self.share, yy: yy - y * y * self.share, xy: xy - x * y * self.share }
    }

    fn is_stale(&self, centred: Centred) -> bool {
        centred.xx < STALE_SHARE * self.sums.xx
            || centred.yy < STALE_SHARE * self.sums.yy
            || self.left.0 > OUTLIER_TIMES * self.sums.xx
            || self.left.1 > OUTLIER_TIMES * self.sums.yy
            || self.bars_to_rebuild == 0
    }

    fn rebuild(&mut self) -> Centred {
        self.bars_to_rebuild = WINDOWS_MAX * self.window.capacity();
        let totals = self.window.iter().fold((0.0, 0.0), |(x, y), pair| (x + pair.0, y + pair.1));
        self.shift = (totals.0 * self.share, totals.1 * self.share);
        let shift = self.shift;
        self.sums = self.window.iter().fold(Sums::default(), |sums, pair| sums.with(pair, shift));
        let centred = self.centred();
        Centred { xx: centred.xx.max(0.0), yy: centred.yy.max(0.0), ..centred }
    }
}

impl Sums {
    #[inline]
    fn with(mut self, pair: (f64, f64), shift: (f64, f64)) -> Self {
        let (x, y) = (pair.0 - shift.0, pair.1 - shift.1);
        self.x += x;
        self.xx += x * x;
        self.xy += x * y;
        self.y += y;
        self.yy += y * y;
        self
    }
}

impl Streaming for Correlation {
    type Input = (f64, f64);
    type Output = f64;

    #[inline]
    fn update(&mut self, pair: (f64, f64)) -> Option<f64> {
        if self.window.is_empty() {
            self.shift = pair;
        }
        self.window.push(pair);
        self.sums = self.sums.with(pair, self.shift);
        if !self.window.is_full() {
            return None;
        }
        let mut centred = self.centred();
        self.bars_to_rebuild -= 1;
        if self.is_stale(centred) {
            centred = self.rebuild();
        }
        let moves = centred.xx > FLOOR_SHARE * self.sums.xx && centred.yy > FLOOR_SHARE * self.sums.yy;
        let coefficient = moves.then(|| (centred.xy / (centred.xx * centred.yy).sqrt()).clamp(-1.0, 1.0));

        let oldest = self.window.oldest()?;
        let (x, y) = (oldest.0 - self.shift.0, oldest.1 - self.shift.1);
        self.left = (x * x, y * y);
        self.sums.x -= x;
        self.sums.xx -= x * x;
        self.sums.xy -= x * y;
        self.sums.y -= y;
        self.sums.yy -= y * y;
        coefficient
    }
}
