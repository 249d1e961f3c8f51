//! Williams fractal.

use crate::indicators::window::{Extreme, Ring, Ties};
use crate::registry::adapt::over_bars;
use crate::registry::parameters::{PERIOD_MAX, whole};
use crate::registry::{Group, Place, Spec, integer};
use crate::streaming::{HighLow, Streaming, columns};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "fractal",
    title: "Williams fractal",
    group: Group::Momentum,
    doc: "swinghigh = 100 at the bar that confirms a swing high: the high of `rightbars` ago is greater than each of the \
          `leftbars` highs before it and the `rightbars` after it; else 0. swinglow likewise for lows. The swing itself lies \
          `rightbars` back, so nothing repaints. Source: Bill Williams, Trading Chaos (1995); TA-Lib FRACTAL.",
    inputs: &["high", "low"],
    parameters: &[
        whole("leftbars", 2, 1, PERIOD_MAX, "how many bars before the swing it must exceed"),
        whole("rightbars", 2, 1, PERIOD_MAX, "how many bars after the swing confirm it"),
    ],
    outputs: &[integer("swinghigh"), integer("swinglow")],
    place: Place::Pane,
    warmup: |settings| settings.length("leftbars") + settings.length("rightbars"),
    build: |settings| over_bars(Fractal::new(settings.length("leftbars"), settings.length("rightbars"))),
};

columns! {
    /// What it says: 100 or 0.
    pub struct FractalOutput {
        /// A swing high is confirmed.
        swinghigh: f64,
        /// A swing low is confirmed.
        swinglow: f64,
    }
}

/// Swings, at the bar that confirms them. Amortised constant time; memory: the window.
#[derive(Clone, Debug)]
pub struct Fractal {
    highs: Swing<true>,
    lows: Swing<false>,
}

impl Fractal {
    /// With so many bars on each side.
    ///
    /// # Panics
    /// If one is 0.
    #[must_use]
    pub fn new(left: usize, right: usize) -> Self {
        Self { highs: Swing::new(left, right), lows: Swing::new(left, right) }
    }
}

impl Streaming for Fractal {
    type Input = HighLow;
    type Output = FractalOutput;

    #[inline]
    fn update(&mut self, bar: HighLow) -> Option<FractalOutput> {
        let (high, low) = (self.highs.update(bar.high), self.lows.update(bar.low));
        let mark = |is_swing| if is_swing { 100.0 } else { 0.0 };
        Some(FractalOutput { swinghigh: mark(high?), swinglow: mark(low?) })
    }
}

/// A value beyond all its neighbours.
#[derive(Clone, Debug)]
struct Swing<const HIGH: bool> {
    left: Extreme<HIGH>,
    right: Extreme<HIGH>,
    /// The swing and what came after it.
    recent: Ring,
}

impl<const HIGH: bool> Swing<HIGH> {
    fn new(left: usize, right: usize) -> Self {
        Self {
            left: Extreme::new(left, Ties::Newest),
            right: Extreme::new(right, Ties::Newest),
            recent: Ring::new(right + 1),
        }
    }

    /// Whether the value of `right` ago is a swing.
    #[inline]
    fn update(&mut self, value: f64) -> Option<bool> {
        let right = self.right.update(value);
        let (_, before) = self.recent.push(value).and_then(|value| self.left.update(value))?;
        let ((_, after), pivot) = (right?, self.recent.oldest()?);
        Some(if HIGH { pivot > before && pivot > after } else { pivot < before && pivot < after })
    }
}
