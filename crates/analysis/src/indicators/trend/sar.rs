//! Parabolic stop and reverse.

use super::sarext::{Acceleration, Parabola, acceleration};
use crate::registry::adapt::over_bars;
use crate::registry::{Group, Place, Spec, dots};
use crate::streaming::{HighLow, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "sar",
    title: "Parabolic stop and reverse",
    group: Group::Trend,
    doc: "stop += a * (extreme - stop), kept out of the ranges of this bar and the one before; the extreme is the highest high \
          (lowest low) since the last reversal, and a begins at `acceleration` and rises by as much with each new extreme up \
          to `maximum`. A bar that touches the stop reverses it to the extreme. The second bar begins it: short where the low \
          fell by more than the high rose, at the first bar's high; else long, at its low. Unit: the price's. \
          Source: J. W. Wilder, New Concepts in Technical Trading Systems (1978); TA-Lib SAR.",
    inputs: &["high", "low"],
    parameters: &[
        acceleration("acceleration", 0.02, "the first acceleration, and what each new extreme adds to it"),
        acceleration("maximum", 0.2, "the largest acceleration"),
    ],
    outputs: &[dots("sar")],
    place: Place::Chart,
    warmup: |_| 1,
    build: |settings| over_bars(Sar::new(settings.real("acceleration"), settings.real("maximum"))),
};

/// The parabolic stop with one acceleration for both sides. Constant time and memory.
#[derive(Clone, Debug)]
pub struct Sar {
    parabola: Parabola,
}

impl Sar {
    /// With this first acceleration and step, up to `max`.
    #[must_use]
    pub fn new(first: f64, max: f64) -> Self {
        let side = Acceleration { first, step: first, max };
        Self { parabola: Parabola::new(0.0, 0.0, side, side) }
    }
}

impl Streaming for Sar {
    type Input = HighLow;
    type Output = f64;

    #[inline]
    fn update(&mut self, bar: HighLow) -> Option<f64> {
        self.parabola.update(bar).map(|stop| stop.price)
    }
}
