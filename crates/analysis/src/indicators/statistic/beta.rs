//! Beta: how much the low follows the high.

use crate::indicators::number::is_zero;
use crate::indicators::window::Ring;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::period;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLow, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "beta",
    title: "Beta",
    group: Group::Statistic,
    doc: "The slope of the line of least squares through the last `timeperiod` pairs of relative changes, of the high (x) and \
          of the low (y): (n Σxy - Σx Σy) / (n Σxx - Σx Σx); 0 where the highs do not vary. The change from a price of 0 \
          counts as 0. Unit: none. Source: TA-Lib BETA, which feeds high and low.",
    inputs: &["high", "low"],
    parameters: &[period(5, 1)],
    outputs: &[line("beta")],
    place: Place::Pane,
    warmup: |settings| settings.period(),
    build: |settings| over_bars(Beta::new(settings.period())),
};

/// The sums are rebuilt when the denominator falls below this share of what it is taken from…
const STALE_SHARE: f64 = 1e-6;
/// …or when the square that left was this many times the rest…
const OUTLIER_TIMES: f64 = 1e3;
/// …or after this many windows.
const WINDOWS_MAX: usize = 32;
/// A denominator up to this share of what it is taken from is 0.
const FLOOR_SHARE: f64 = 1e-14;

/// The slope of the low's changes against the high's. Amortised constant time; memory: the window.
#[derive(Clone, Debug)]
pub struct Beta {
    window: Ring<Pair>,
    /// The pair before the oldest of the window.
    before: Option<Pair>,
    last: Pair,
    shift: Pair,
    sums: Sums,
    left: f64,
    bars_to_rebuild: usize,
}

/// Of the high and of the low: two prices or two changes.
#[derive(Clone, Copy, Debug, Default)]
struct Pair {
    x: f64,
    y: f64,
}

#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    x: f64,
    y: f64,
    xx: f64,
    xy: f64,
}

impl Beta {
    /// Over `period` changes.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self {
            window: Ring::new(period),
            before: None,
            last: Pair::default(),
            shift: Pair::default(),
            sums: Sums::default(),
            left: 0.0,
            bars_to_rebuild: WINDOWS_MAX * period,
        }
    }

    /// The denominator and what it is taken from.
    fn denominator(&self) -> (f64, f64) {
        let scale = self.window.capacity() as f64 * self.sums.xx;
        (scale - self.sums.x * self.sums.x, scale)
    }

    fn rebuild(&mut self, before: Pair) -> (f64, f64) {
        self.bars_to_rebuild = WINDOWS_MAX * self.window.capacity();
        let count = self.window.capacity() as f64;
        let (mut total, mut earlier) = (Pair::default(), before);
        for pair in self.window.iter() {
            let change = earlier.change_to(pair);
            total = Pair { x: total.x + change.x, y: total.y + change.y };
            earlier = pair;
        }
        self.shift = Pair { x: total.x / count, y: total.y / count };
        self.sums = Sums::default();
        earlier = before;
        for pair in self.window.iter() {
            self.sums.add(earlier.change_to(pair).less(self.shift));
            earlier = pair;
        }
        let (denominator, scale) = self.denominator();
        (denominator.max(0.0), scale)
    }
}

impl Pair {
    #[inline]
    fn change_to(self, later: Self) -> Self {
        Self { x: relative_change(self.x, later.x), y: relative_change(self.y, later.y) }
    }

    #[inline]
    fn less(self, shift: Self) -> Self {
        Self { x: self.x - shift.x, y: self.y - shift.y }
    }
}

#[inline]
fn relative_change(earlier: f64, later: f64) -> f64 {
    if is_zero(earlier) { 0.0 } else { (later - earlier) / earlier }
}

impl Sums {
    #[inline]
    fn add(&mut self, change: Pair) {
        self.xx += change.x * change.x;
        self.xy += change.x * change.y;
        self.x += change.x;
        self.y += change.y;
    }

    #[inline]
    fn subtract(&mut self, change: Pair) {
        self.xx -= change.x * change.x;
        self.xy -= change.x * change.y;
        self.x -= change.x;
        self.y -= change.y;
    }
}

impl Streaming for Beta {
    type Input = HighLow;
    type Output = f64;

    #[inline]
    fn update(&mut self, bar: HighLow) -> Option<f64> {
        let pair = Pair { x: bar.high, y: bar.low };
        let Some(before) = self.before else {
            self.before = Some(pair);
            self.last = pair;
            return None;
        };
        let change = self.last.change_to(pair);
        self.last = pair;
        if self.window.is_empty() {
            self.shift = change;
        }
        self.window.push(pair);
        self.sums.add(change.less(self.shift));
        if !self.window.is_full() {
            return None;
        }
        let (mut denominator, mut scale) = self.denominator();
        self.bars_to_rebuild -= 1;
        if denominator < STALE_SHARE * scale
            || self.left > OUTLIER_TIMES * self.sums.xx
            || self.bars_to_rebuild == 0
        {
            (denominator, scale) = self.rebuild(before);
        }
        let count = self.window.capacity() as f64;
        let slope = if denominator > FLOOR_SHARE * scale {
            (count * self.sums.xy - self.sums.x * self.sums.y) / denominator
        } else {
            0.0
        };
        let oldest = self.window.oldest()?;
        let leaving = before.change_to(oldest).less(self.shift);
        self.before = Some(oldest);
        self.left = leaving.x * leaving.x;
        self.sums.subtract(leaving);
        Some(slope)
    }
}
