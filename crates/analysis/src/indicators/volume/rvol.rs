//! Relative volume.

use crate::indicators::number::finite;
use crate::indicators::window::Ring;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::period;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{Streaming, Volume};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "rvol",
    title: "Relative volume",
    group: Group::Volume,
    doc: "volume / mean volume of the `timeperiod` bars before; none where nothing was traded in them. The sum is kept \
          running, and is exactly 0 once a whole window is without volume. Unit: none. Source: TA-Lib RVOL.",
    inputs: &["volume"],
    parameters: &[period(20, 1)],
    outputs: &[line("rvol")],
    place: Place::Pane,
    warmup: |settings| settings.period(),
    build: |settings| over_bars(RelativeVolume::new(settings.period())),
};

/// The volume against the mean of those before it. Constant time for each; memory: the window.
#[derive(Clone, Debug)]
pub struct RelativeVolume {
    earlier: Ring,
    total: f64,
    bars_without_volume: usize,
}

impl RelativeVolume {
    /// Against `period` earlier bars.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { earlier: Ring::new(period), total: 0.0, bars_without_volume: 0 }
    }
}

impl Streaming for RelativeVolume {
    type Input = Volume;
    type Output = f64;

    #[inline]
    fn update(&mut self, Volume { volume }: Volume) -> Option<f64> {
        let is_warm = self.earlier.is_full();
        let mean = self.total / self.earlier.capacity() as f64;
        if let Some(oldest) = self.earlier.push(volume) {
            self.total -= oldest;
        }
        self.total += volume;
        self.bars_without_volume = if volume == 0.0 { self.bars_without_volume + 1 } else { 0 };
        if is_warm && self.bars_without_volume >= self.earlier.capacity() {
            self.total = 0.0;
        }
        if is_warm { finite(volume / mean) } else { None }
    }
}
