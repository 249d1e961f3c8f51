//! Hilbert transform: phasor.

use crate::indicators::hilbert::{Hilbert, SKIP_SHORT};
use crate::registry::adapt::over_price;
use crate::registry::parameters::SOURCE;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{Streaming, columns};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "ht_phasor",
    title: "Hilbert transform: phasor components",
    group: Group::Cycle,
    doc: "The two parts of the detrended price, a quarter of a cycle apart: inphase is the detrended price of three bars ago, \
          quadrature its transform; all states begin at 0. Unit: the price's. Source: J. F. Ehlers, Rocket Science for \
          Traders (2001), chapter 6; TA-Lib HT_PHASOR.",
    inputs: &["price"],
    parameters: &[SOURCE],
    outputs: &[line("inphase"), line("quadrature")],
    place: Place::Pane,
    warmup: |_| WARMUP,
    build: |settings| over_price(Phasor::default(), settings.source()),
};

/// How many prices pass before the first value.
const WARMUP: usize = 32;

columns! {
    /// What it says.
    pub struct PhasorOutput {
        /// The in-phase part.
        inphase: f64,
        /// The quadrature part.
        quadrature: f64,
    }
}

/// The two parts of the price's cycle. Constant time and memory.
#[derive(Clone, Debug)]
pub struct Phasor {
    hilbert: Hilbert,
    bars_to_wait: usize,
}

impl Default for Phasor {
    fn default() -> Self {
        Self { hilbert: Hilbert::new(SKIP_SHORT), bars_to_wait: WARMUP + 1 }
    }
}

impl Streaming for Phasor {
    type Input = f64;
    type Output = PhasorOutput;

    #[inline]
    fn update(&mut self, price: f64) -> Option<PhasorOutput> {
        self.bars_to_wait = self.bars_to_wait.saturating_sub(1);
        let cycle = self.hilbert.update(price)?;
        (self.bars_to_wait == 0)
            .then_some(PhasorOutput { inphase: cycle.in_phase, quadrature: cycle.quadrature })
    }
}
