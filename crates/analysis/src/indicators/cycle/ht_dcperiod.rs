//! Hilbert transform: length of the dominant cycle.

use crate::indicators::hilbert::{Hilbert, SKIP_SHORT};
use crate::registry::adapt::over_price;
use crate::registry::parameters::SOURCE;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "ht_dcperiod",
    title: "Hilbert transform: dominant cycle period",
    group: Group::Cycle,
    doc: "The length of the dominant cycle (6 to 50 bars) that a homodyne discriminator finds, smoothed with 0.33; all states \
          begin at 0. Unit: bars. Source: J. F. Ehlers, Rocket Science for Traders (2001), chapter 7; TA-Lib HT_DCPERIOD.",
    inputs: &["price"],
    parameters: &[SOURCE],
    outputs: &[line("ht_dcperiod")],
    place: Place::Pane,
    warmup: |_| WARMUP,
    build: |settings| over_price(CyclePeriod::default(), settings.source()),
};

/// How many prices pass before the first value.
const WARMUP: usize = 32;

/// The length of the dominant cycle. Constant time and memory.
#[derive(Clone, Debug)]
pub struct CyclePeriod {
    hilbert: Hilbert,
    bars_to_wait: usize,
    period: f64,
}

impl Default for CyclePeriod {
    fn default() -> Self {
        Self { hilbert: Hilbert::new(SKIP_SHORT), bars_to_wait: WARMUP + 1, period: 0.0 }
    }
}

impl Streaming for CyclePeriod {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        self.bars_to_wait = self.bars_to_wait.saturating_sub(1);
        let cycle = self.hilbert.update(price)?;
        self.period = 0.33 * cycle.period + 0.67 * self.period;
        (self.bars_to_wait == 0).then_some(self.period)
    }
}
