//! Moving average convergence/divergence.

use crate::indicators::lanes::Number;
use crate::indicators::lanes::fading::{self, Recurrence};
use crate::indicators::smoothing::Step as _;
use crate::indicators::trend::ema::Ema;
use crate::registry::adapt::over_price_columns;
use crate::registry::parameters::{PERIOD_MAX, SOURCE, whole};
use crate::registry::{Group, Place, Spec, histogram, line};
use crate::streaming::{Streaming, columns};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "macd",
    title: "Moving average convergence/divergence",
    group: Group::Momentum,
    doc: "macd = EMA(fast) - EMA(slow), both seeded so that their first value falls on the slow one's first bar; \
          macdsignal = EMA of macd; macdhist = macd - macdsignal. The shorter period is taken for the fast one. Unit: the \
          price's. Source: TA-Lib MACD.",
    inputs: &["price"],
    parameters: &[
        whole("fastperiod", 12, 2, PERIOD_MAX, "the window of the faster average, in bars"),
        whole("slowperiod", 26, 2, PERIOD_MAX, "the window of the slower average, in bars"),
        whole("signalperiod", 9, 1, PERIOD_MAX, "the window of the signal line, in bars"),
        SOURCE,
    ],
    outputs: &[line("macd"), line("macdsignal"), histogram("macdhist")],
    place: Place::Pane,
    warmup: |settings| {
        settings.length("fastperiod").max(settings.length("slowperiod")) + settings.length("signalperiod") - 2
    },
    build: |settings| {
        let periods = ["fastperiod", "slowperiod", "signalperiod"].map(|name| settings.length(name));
        over_price_columns(Macd::new(periods[0], periods[1], periods[2]), settings.source(), fading::batch)
    },
};

columns! {
    /// What it says.
    pub struct MacdOutput {
        /// The fast average less the slow one.
        macd: f64,
        /// Its average.
        macdsignal: f64,
        /// Their difference.
        macdhist: f64,
    }
}

/// Two exponential averages and the average of their difference. Constant time and memory.
#[derive(Clone, Debug)]
pub struct Macd {
    /// How many prices the fast average waits for, so that it is seeded by those just before the slow one's first value.
    wait: usize,
    fast: Ema,
    slow: Ema,
    signal: Ema,
}

impl Macd {
    /// With these windows; the shorter of the first two is the fast one.
    #[must_use]
    pub fn new(fast: usize, slow: usize, signal: usize) -> Self {
        let (fast, slow) = (fast.min(slow), fast.max(slow));
        Self { wait: slow - fast, fast: Ema::new(fast), slow: Ema::new(slow), signal: Ema::new(signal) }
    }

    /// With the windows 12 and 26 and the factors 0.15 and 0.075.
    #[must_use]
    pub fn fixed(signal: usize) -> Self {
        Self {
            wait: 26 - 12,
            fast: Ema::with_factor(12, 0.15),
            slow: Ema::with_factor(26, 0.075),
            signal: Ema::new(signal),
        }
    }
}

impl Recurrence<3, 3> for Macd {
    fn state(&self) -> Option<[f64; 3]> {
        let ([fast], [slow], [signal]) = (self.fast.state()?, self.slow.state()?, self.signal.state()?);
        Some([fast, slow, signal])
    }

    fn resume(&mut self, [fast, slow, signal]: [f64; 3]) {
        self.fast.resume([fast]);
        self.slow.resume([slow]);
        self.signal.resume([signal]);
    }

    fn memory(&self) -> usize {
        self.slow.memory().max(self.signal.memory())
    }

    /// Where the histogram is infinite, the signal's last step was, too: it is a share of a longer way.
    #[inline(always)]
    fn next<N: Number>(&self, state: &mut [N; 3], price: N) -> [N; 3] {
        let [fast, slow, signal] = *state;
        let (fast, slow) = (self.fast.step().next(fast, price), self.slow.step().next(slow, price));
        let macd = fast - slow;
        let signal = self.signal.step().next(signal, macd);
        *state = [fast, slow, signal];
        [macd, signal, macd - signal]
    }
}

impl Streaming for Macd {
    type Input = f64;
    type Output = MacdOutput;

    #[inline]
    fn update(&mut self, price: f64) -> Option<MacdOutput> {
        let slow = self.slow.update(price);
        if self.wait > 0 {
            self.wait -= 1;
            return None;
        }
        let fast = self.fast.update(price)?;
        let macd = fast - slow?;
        let macdsignal = self.signal.update(macd)?;
        Some(MacdOutput { macd, macdsignal, macdhist: macd - macdsignal })
    }
}
