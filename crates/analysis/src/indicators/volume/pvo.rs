//! Percentage volume oscillator.

use crate::indicators::momentum::ppo::PercentageOscillator;
use crate::indicators::trend::average::AverageKind;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::{PERIOD_MAX, average, whole};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{Streaming, Volume};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "pvo",
    title: "Percentage volume oscillator",
    group: Group::Volume,
    doc: "(average(fast) - average(slow)) / average(slow) * 100 of the volume, each seeded by itself; 0 where the slow average \
          is 0, as it is of a window without volume. The shorter period is taken for the fast one. Unit: per cent. Source: TA-Lib PVO.",
    inputs: &["volume"],
    parameters: &[
        whole("fastperiod", 12, 2, PERIOD_MAX, "the window of the faster average, in bars"),
        whole("slowperiod", 26, 2, PERIOD_MAX, "the window of the slower average, in bars"),
        average("matype", AverageKind::Ema, "the kind of both averages"),
    ],
    outputs: &[line("pvo")],
    place: Place::Pane,
    warmup: |settings| {
        let slow = settings.length("fastperiod").max(settings.length("slowperiod"));
        settings.average("matype").warmup(slow)
    },
    build: |settings| {
        over_bars(PercentageVolume::new(
            settings.average("matype"),
            settings.length("fastperiod"),
            settings.length("slowperiod"),
        ))
    },
};

/// How far the fast average of the volume is from the slow one. Time and memory: those of the averages.
#[derive(Clone, Debug)]
pub struct PercentageVolume {
    oscillator: PercentageOscillator,
}

impl PercentageVolume {
    /// With averages of this kind; the shorter of the windows is the fast one.
    ///
    /// # Panics
    /// If one is 0.
    #[must_use]
    pub fn new(kind: AverageKind, fast: usize, slow: usize) -> Self {
        Self { oscillator: PercentageOscillator::new(kind, fast, slow) }
    }
}

impl Streaming for PercentageVolume {
    type Input = Volume;
    type Output = f64;

    #[inline]
    fn update(&mut self, bar: Volume) -> Option<f64> {
        self.oscillator.update(bar.volume)
    }
}
