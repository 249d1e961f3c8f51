//! Chaikin oscillator.

use super::ad::AccumulationDistribution;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::{PERIOD_MAX, whole};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{HighLowCloseVolume, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "adosc",
    title: "Chaikin oscillator",
    group: Group::Volume,
    doc: "EMA(fast) - EMA(slow) of the accumulation/distribution line, both seeded with its first value. Which of the two is \
          faster is not asked. Unit: the volume's. Source: TA-Lib ADOSC.",
    inputs: &["high", "low", "close", "volume"],
    parameters: &[
        whole("fastperiod", 3, 2, PERIOD_MAX, "the window of the first average, in bars"),
        whole("slowperiod", 10, 2, PERIOD_MAX, "the window of the average that is taken from it, in bars"),
    ],
    outputs: &[line("adosc")],
    place: Place::Pane,
    warmup: |settings| settings.length("fastperiod").max(settings.length("slowperiod")) - 1,
    build: |settings| {
        over_bars(ChaikinOscillator::new(settings.length("fastperiod"), settings.length("slowperiod")))
    },
};

/// Two exponential averages of the accumulation/distribution line. Constant time and memory.
#[derive(Clone, Debug)]
pub struct ChaikinOscillator {
    line: AccumulationDistribution,
    fast: FirstSeeded,
    slow: FirstSeeded,
    bars_to_wait: usize,
}

/// An exponential average that starts at its first value.
#[derive(Clone, Copy, Debug)]
struct FirstSeeded {
    factor: f64,
    value: Option<f64>,
}

impl ChaikinOscillator {
    /// With these windows.
    #[must_use]
    pub fn new(fast: usize, slow: usize) -> Self {
        let average = |period: usize| FirstSeeded { factor: 2.0 / (period + 1) as f64, value: None };
        Self {
            line: AccumulationDistribution::default(),
            fast: average(fast),
            slow: average(slow),
            bars_to_wait: fast.max(slow) - 1,
        }
    }
}

impl FirstSeeded {
    #[inline]
    fn update(&mut self, value: f64) -> f64 {
        let average = self.value.map_or(value, |average| self.factor * value + (1.0 - self.factor) * average);
        self.value = Some(average);
        average
    }
}

impl Streaming for ChaikinOscillator {
    type Input = HighLowCloseVolume;
    type Output = f64;

    #[inline]
    fn update(&mut self, bar: HighLowCloseVolume) -> Option<f64> {
        let line = self.line.update(bar)?;
        let oscillator = self.fast.update(line) - self.slow.update(line);
        if self.bars_to_wait > 0 {
            self.bars_to_wait -= 1;
            return None;
        }
        Some(oscillator)
    }
}
