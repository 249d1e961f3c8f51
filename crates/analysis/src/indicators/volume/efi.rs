//! Elder's force index.

use crate::indicators::trend::ema::Ema;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::period;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{CloseVolume, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "efi",
    title: "Force index",
    group: Group::Volume,
    doc: "The exponential average of (close - close before) * volume over `timeperiod` bars, seeded with the mean of its first \
          values; with a period of 1 the force itself. Unit: price times volume. Source: TA-Lib EFI; A. Elder, Trading for a \
          Living, 1993.",
    inputs: &["close", "volume"],
    parameters: &[period(13, 1)],
    outputs: &[line("efi")],
    place: Place::Pane,
    warmup: |settings| settings.period(),
    build: |settings| over_bars(ForceIndex::new(settings.period())),
};

/// The average force of the moves. Constant time and memory.
#[derive(Clone, Debug)]
pub struct ForceIndex {
    last: Option<f64>,
    is_smoothed: bool,
    average: Ema,
}

impl ForceIndex {
    /// Averaged over `period` bars.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { last: None, is_smoothed: period > 1, average: Ema::new(period) }
    }
}

impl Streaming for ForceIndex {
    type Input = CloseVolume;
    type Output = f64;

    #[inline]
    fn update(&mut self, bar: CloseVolume) -> Option<f64> {
        let last = self.last.replace(bar.close)?;
        let force = (bar.close - last) * bar.volume;
        if self.is_smoothed { self.average.update(force) } else { Some(force) }
    }
}
