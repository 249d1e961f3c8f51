//! Percentage volume oscillator.

use crate::indicators::number::is_zero;
use crate::indicators::trend::average::{Average, AverageKind};
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
    fast: Average,
    slow: Average,
    /// From so many bars without volume on, the slow average is 0: never, if it remembers what left its window.
    empty_from: Option<usize>,
    bars_without_volume: usize,
}

impl PercentageVolume {
    /// With averages of this kind; the shorter of the windows is the fast one.
    #[must_use]
    pub fn new(kind: AverageKind, fast: usize, slow: usize) -> Self {
        let (fast, slow) = (fast.min(slow), fast.max(slow));
        let forgets =
            matches!(kind, AverageKind::Sma | AverageKind::Wma | AverageKind::Trima | AverageKind::Hma);
        Self {
            fast: Average::new(kind, fast),
            slow: Average::new(kind, slow),
            empty_from: forgets.then(|| kind.warmup(slow) + 1),
            bars_without_volume: 0,
        }
    }
}

impl Streaming for PercentageVolume {
    type Input = Volume;
    type Output = f64;

    #[inline]
    fn update(&mut self, bar: Volume) -> Option<f64> {
        self.bars_without_volume = if bar.volume == 0.0 { self.bars_without_volume + 1 } else { 0 };
        let fast = self.fast.update(bar.volume);
        let slow = self.slow.update(bar.volume)?;
        let is_empty = self.empty_from.is_some_and(|count| self.bars_without_volume >= count);
        if is_empty || is_zero(slow) {
            return Some(0.0);
        }
        Some((fast? - slow) / slow * 100.0)
    }
}
