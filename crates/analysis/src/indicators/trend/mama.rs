//! MESA adaptive moving average.

use crate::indicators::hilbert::{Hilbert, SKIP_SHORT, degrees};
use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, real};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{Streaming, columns};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "mama",
    title: "MESA adaptive moving average",
    group: Group::Trend,
    doc: "mama += (price - mama) * a, a = fastlimit / d, at least slowlimit, where d is how many degrees the phase of the \
          Hilbert transform fell since the last bar, at least 1; fama follows mama with a / 2. Both begin at 0 on the \
          thirteenth bar and are reported from the thirty-third. Unit: the price's. \
          Source: J. F. Ehlers, Rocket Science for Traders (2001), chapter 17; TA-Lib MAMA.",
    inputs: &["price"],
    parameters: &[
        real("fastlimit", 0.5, 0.01, 0.99, "the largest smoothing factor"),
        real("slowlimit", 0.05, 0.01, 0.99, "the smallest smoothing factor"),
        SOURCE,
    ],
    outputs: &[line("mama"), line("fama")],
    place: Place::Chart,
    warmup: |_| WARMUP,
    build: |settings| {
        over_price(Mama::new(settings.real("fastlimit"), settings.real("slowlimit")), settings.source())
    },
};

/// How many prices pass before the first value.
pub const WARMUP: usize = 32;

columns! {
    /// What it says.
    pub struct MamaOutput {
        /// The adaptive average.
        mama: f64,
        /// The one that follows it.
        fama: f64,
    }
}

/// An exponential mean whose speed follows the phase of the cycle. Constant time and memory.
#[derive(Clone, Debug)]
pub struct Mama {
    fast: f64,
    slow: f64,
    hilbert: Hilbert,
    /// How many prices pass before the next value that is reported.
    wait: usize,
    phase: f64,
    mama: f64,
    fama: f64,
}

impl Mama {
    /// With these limits of the smoothing factor.
    #[must_use]
    pub fn new(fast: f64, slow: f64) -> Self {
        Self { fast, slow, hilbert: Hilbert::new(SKIP_SHORT), wait: WARMUP, phase: 0.0, mama: 0.0, fama: 0.0 }
    }
}

impl Streaming for Mama {
    type Input = f64;
    type Output = MamaOutput;

    #[inline]
    fn update(&mut self, price: f64) -> Option<MamaOutput> {
        let is_waiting = self.wait > 0;
        if is_waiting {
            self.wait -= 1;
        }
        let cycle = self.hilbert.update(price)?;
        let phase =
            if cycle.in_phase == 0.0 { 0.0 } else { degrees(libm::atan(cycle.quadrature / cycle.in_phase)) };
        let fall = self.phase - phase;
        self.phase = phase;
        let share = if fall > 1.0 { (self.fast / fall).max(self.slow) } else { self.fast };
        self.mama = share * price + (1.0 - share) * self.mama;
        let half = share * 0.5;
        self.fama = half * self.mama + (1.0 - half) * self.fama;
        (!is_waiting).then_some(MamaOutput { mama: self.mama, fama: self.fama })
    }
}
