//! Volume zone oscillator.

use crate::indicators::number::finite;
use crate::indicators::trend::ema::Ema;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::period;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{CloseVolume, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "vzo",
    title: "Volume zone oscillator",
    group: Group::Volume,
    doc: "100 * EMA of the signed volume / EMA of the volume, both over `timeperiod` and seeded with the mean of their first \
          values; the volume counts as positive on a higher close, else as negative. None where the average volume is 0. \
          Unit: per cent, from -100 to 100. Source: W. Khalil and D. Steckel, Technical Analysis of Stocks & Commodities \
          29:5 (2011).",
    inputs: &["close", "volume"],
    parameters: &[period(14, 2)],
    outputs: &[line("vzo")],
    place: Place::Pane,
    warmup: |settings| settings.period(),
    build: |settings| over_bars(VolumeZone::new(settings.period())),
};

/// The share of the volume that was traded on rises, less that on falls. Constant time and memory.
#[derive(Clone, Debug)]
pub struct VolumeZone {
    last: Option<f64>,
    signed: Ema,
    whole: Ema,
}

impl VolumeZone {
    /// Averaged over `period` bars.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { last: None, signed: Ema::new(period), whole: Ema::new(period) }
    }
}

impl Streaming for VolumeZone {
    type Input = CloseVolume;
    type Output = f64;

    #[inline]
    fn update(&mut self, bar: CloseVolume) -> Option<f64> {
        let last = self.last.replace(bar.close)?;
        let signed = self.signed.update(if bar.close > last { bar.volume } else { -bar.volume });
        let whole = self.whole.update(bar.volume)?;
        finite(100.0 * signed? / whole)
    }
}
