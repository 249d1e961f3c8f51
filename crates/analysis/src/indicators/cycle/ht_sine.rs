//! Hilbert transform: sine wave.

use super::dominant::{CycleFollower, WARMUP};
use crate::registry::adapt::over_price;
use crate::registry::parameters::SOURCE;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{Streaming, columns};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "ht_sine",
    title: "Hilbert transform: sine wave",
    group: Group::Cycle,
    doc: "sine = sin(phase), leadsine = sin(phase + 45°) of the dominant cycle; their crossings foretell the turns of a market \
          that cycles. From -1 to 1. Source: J. F. Ehlers, Rocket Science for Traders (2001), chapter 9; TA-Lib HT_SINE.",
    inputs: &["price"],
    parameters: &[SOURCE],
    outputs: &[line("sine"), line("leadsine")],
    place: Place::Pane,
    warmup: |_| WARMUP,
    build: |settings| over_price(SineWave::default(), settings.source()),
};

columns! {
    /// What it says.
    pub struct SineWaveOutput {
        /// The sine of the phase.
        sine: f64,
        /// The sine of the phase an eighth of a cycle ahead.
        leadsine: f64,
    }
}

impl SineWaveOutput {
    /// Of a phase in degrees.
    #[must_use]
    pub fn of_phase(phase: f64) -> Self {
        let radians = std::f64::consts::PI / 180.0;
        Self { sine: libm::sin(phase * radians), leadsine: libm::sin((phase + 45.0) * radians) }
    }
}

/// The sine of the dominant cycle's phase. Linear in the cycle, of 50 bars at most; memory: 50 prices.
#[derive(Clone, Debug)]
pub struct SineWave {
    cycle: CycleFollower,
    bars_to_wait: usize,
}

impl Default for SineWave {
    fn default() -> Self {
        Self { cycle: CycleFollower::default(), bars_to_wait: WARMUP + 1 }
    }
}

impl Streaming for SineWave {
    type Input = f64;
    type Output = SineWaveOutput;

    #[inline]
    fn update(&mut self, price: f64) -> Option<SineWaveOutput> {
        self.bars_to_wait = self.bars_to_wait.saturating_sub(1);
        let cycle = self.cycle.update(price)?;
        (self.bars_to_wait == 0).then(|| SineWaveOutput::of_phase(cycle.phase))
    }
}
