//! Accelerator/decelerator oscillator.

use super::ao::Ao;
use crate::indicators::trend::sma::Sma;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::{PERIOD_MAX, whole};
use crate::registry::{Group, Place, Spec, histogram};
use crate::streaming::{HighLow, Streaming};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "ac",
    title: "Accelerator/decelerator oscillator",
    group: Group::Momentum,
    doc: "AO - SMA(AO, signal): how fast the awesome oscillator itself speeds up. Unit: the price's. Source: Bill Williams, \
          New Trading Dimensions (1998); TA-Lib AC.",
    inputs: &["high", "low"],
    parameters: &[
        whole("fastperiod", 5, 2, PERIOD_MAX, "the window of the faster average, in bars"),
        whole("slowperiod", 34, 2, PERIOD_MAX, "the window of the slower average, in bars"),
        whole("signalperiod", 5, 2, PERIOD_MAX, "the window of the average of the oscillator, in bars"),
    ],
    outputs: &[histogram("ac")],
    place: Place::Pane,
    warmup: |settings| {
        settings.length("fastperiod").max(settings.length("slowperiod")) + settings.length("signalperiod") - 2
    },
    build: |settings| {
        let [fast, slow, signal] =
            ["fastperiod", "slowperiod", "signalperiod"].map(|name| settings.length(name));
        over_bars(Ac::new(Ao::new(fast, slow), signal))
    },
};

/// The awesome oscillator less its mean. Constant time; memory: the windows.
#[derive(Clone, Debug)]
pub struct Ac {
    oscillator: Ao,
    signal: Sma,
}

impl Ac {
    /// Of this oscillator, over `signal` bars.
    ///
    /// # Panics
    /// If `signal` is 0.
    #[must_use]
    pub fn new(oscillator: Ao, signal: usize) -> Self {
        Self { oscillator, signal: Sma::new(signal) }
    }
}

impl Streaming for Ac {
    type Input = HighLow;
    type Output = f64;

    #[inline]
    fn update(&mut self, bar: HighLow) -> Option<f64> {
        let oscillator = self.oscillator.update(bar)?;
        Some(oscillator - self.signal.update(oscillator)?)
    }
}
