//! Ease of movement.

use crate::indicators::number::finite;
use crate::indicators::trend::sma::Sma;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::{period, real};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLowVolume, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "emv",
    title: "Ease of movement",
    group: Group::Volume,
    doc: "The mean over `timeperiod` of (middle - middle before) * (high - low) / (volume / `volumescale`), middle = (high + \
          low) / 2; with a period of 1 the movement itself. A bar without volume has none and does not count in the mean. \
          Unit: price squared per scaled volume. Source: R. W. Arms, Volume Cycles in the Stock Market (1983); compared with \
          Tulip EMV.",
    inputs: &["high", "low", "volume"],
    parameters: &[
        period(14, 1),
        real(
            "volumescale",
            10_000.0,
            1e-9,
            1e18,
            "the volume that counts as one, to keep the numbers readable",
        ),
    ],
    outputs: &[line("emv")],
    place: Place::Pane,
    warmup: |settings| settings.period(),
    build: |settings| over_bars(EaseOfMovement::new(settings.period(), settings.real("volumescale"))),
};

/// How far the price goes for little volume. Constant time for each bar; memory: the window.
#[derive(Clone, Debug)]
pub struct EaseOfMovement {
    scale: f64,
    middle: Option<f64>,
    mean: Sma,
}

impl EaseOfMovement {
    /// Averaged over `period` bars, volume counted in `scale`.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize, scale: f64) -> Self {
        Self { scale, middle: None, mean: Sma::new(period) }
    }
}

impl Streaming for EaseOfMovement {
    type Input = HighLowVolume;
    type Output = f64;

    #[inline]
    fn update(&mut self, bar: HighLowVolume) -> Option<f64> {
        let middle = (bar.high + bar.low) / 2.0;
        let last = self.middle.replace(middle)?;
        let movement = finite((middle - last) * (bar.high - bar.low) / (bar.volume / self.scale))?;
        self.mean.update(movement)
    }
}
