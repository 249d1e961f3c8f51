//! Volume oscillator.

use crate::indicators::number::finite;
use crate::indicators::total::SlidingTotal;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::{PERIOD_MAX, whole};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{Streaming, Volume};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "vosc",
    title: "Volume oscillator",
    group: Group::Volume,
    doc: "(mean(fast) - mean(slow)) / mean(slow) * 100 of the volume, simple means; none where nothing was traded in the slow \
          window. The shorter period is taken for the fast one. Unit: per cent. Source: S. B. Achelis, Technical Analysis \
          from A to Z (2000), volume oscillator; compared with Tulip VOSC.",
    inputs: &["volume"],
    parameters: &[
        whole("fastperiod", 5, 1, PERIOD_MAX, "the window of the faster mean, in bars"),
        whole("slowperiod", 10, 1, PERIOD_MAX, "the window of the slower mean, in bars"),
    ],
    outputs: &[line("vosc")],
    place: Place::Pane,
    warmup: |settings| settings.length("fastperiod").max(settings.length("slowperiod")) - 1,
    build: |settings| {
        over_bars(VolumeOscillator::new(settings.length("fastperiod"), settings.length("slowperiod")))
    },
};

/// How far the fast mean of the volume is from the slow one. Amortised constant time; memory: the windows.
#[derive(Clone, Debug)]
pub struct VolumeOscillator {
    fast: SlidingTotal,
    slow: SlidingTotal,
    /// The slow window's length in fast ones.
    ratio: f64,
}

impl VolumeOscillator {
    /// With these windows; the shorter is the fast one.
    ///
    /// # Panics
    /// If one of them is 0.
    #[must_use]
    pub fn new(fast: usize, slow: usize) -> Self {
        let (fast, slow) = (fast.min(slow), fast.max(slow));
        Self {
            fast: SlidingTotal::new(fast),
            slow: SlidingTotal::new(slow),
            ratio: slow as f64 / fast as f64,
        }
    }
}

impl Streaming for VolumeOscillator {
    type Input = Volume;
    type Output = f64;

    #[inline]
    fn update(&mut self, bar: Volume) -> Option<f64> {
        let (fast, slow) = (self.fast.update(bar.volume), self.slow.update(bar.volume)?);
        finite((fast? * self.ratio / slow - 1.0) * 100.0)
    }
}
