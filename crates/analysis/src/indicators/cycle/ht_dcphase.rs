//! Hilbert transform: phase of the dominant cycle.

use super::dominant::{CycleFollower, WARMUP};
use crate::registry::adapt::over_price;
use crate::registry::parameters::SOURCE;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "ht_dcphase",
    title: "Hilbert transform: dominant cycle phase",
    group: Group::Cycle,
    doc: "Where in its dominant cycle the price stands: the angle of Σ smoothed price * (sine, cosine) over the last cycle, + \
          90°, advanced by a bar; up to 315. Unit: degrees. Source: J. F. Ehlers, Rocket Science for Traders (2001), chapter \
          9; TA-Lib HT_DCPHASE.",
    inputs: &["price"],
    parameters: &[SOURCE],
    outputs: &[line("ht_dcphase")],
    place: Place::Pane,
    warmup: |_| WARMUP,
    build: |settings| over_price(CyclePhase::default(), settings.source()),
};

/// The phase of the dominant cycle. Linear in the cycle, of 50 bars at most; memory: 50 prices.
#[derive(Clone, Debug)]
pub struct CyclePhase {
    cycle: CycleFollower,
    bars_to_wait: usize,
}

impl Default for CyclePhase {
    fn default() -> Self {
        Self { cycle: CycleFollower::default(), bars_to_wait: WARMUP + 1 }
    }
}

impl Streaming for CyclePhase {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        self.bars_to_wait = self.bars_to_wait.saturating_sub(1);
        let cycle = self.cycle.update(price)?;
        (self.bars_to_wait == 0).then_some(cycle.phase)
    }
}
