//! Percentage price oscillator.

use crate::indicators::number::is_zero;
use crate::indicators::trend::average::{Average, AverageKind};
use crate::registry::adapt::over_price;
use crate::registry::parameters::{PERIOD_MAX, SOURCE, average, whole};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "ppo",
    title: "Percentage price oscillator",
    group: Group::Momentum,
    doc: "(average(fast) - average(slow)) / average(slow) * 100, each seeded by itself; 0 where the slow average is 0. The \
          shorter period is taken for the fast one. Unit: per cent. Source: TA-Lib PPO.",
    inputs: &["price"],
    parameters: &[
        whole("fastperiod", 12, 2, PERIOD_MAX, "the window of the faster average, in bars"),
        whole("slowperiod", 26, 2, PERIOD_MAX, "the window of the slower average, in bars"),
        average("matype", AverageKind::Ema, "the kind of both averages"),
        SOURCE,
    ],
    outputs: &[line("ppo")],
    place: Place::Pane,
    warmup: |settings| {
        let slow = settings.length("fastperiod").max(settings.length("slowperiod"));
        settings.average("matype").warmup(slow)
    },
    build: |settings| {
        let (fast, slow) = (settings.length("fastperiod"), settings.length("slowperiod"));
        over_price(PercentageOscillator::new(settings.average("matype"), fast, slow), settings.source())
    },
};

/// How far the fast average of a value is from the slow one, in per cent. Time and memory: those of the averages.
#[derive(Clone, Debug)]
pub struct PercentageOscillator {
    fast: Average,
    slow: Average,
    /// From so many zeros on, the slow average is 0: never, if it remembers what left its window.
    empty_from: Option<usize>,
    zeros: usize,
}

impl PercentageOscillator {
    /// With averages of this kind; the shorter of the windows is the fast one.
    ///
    /// # Panics
    /// If one is 0.
    #[must_use]
    pub fn new(kind: AverageKind, fast: usize, slow: usize) -> Self {
        let (fast, slow) = (fast.min(slow), fast.max(slow));
        let forgets =
            matches!(kind, AverageKind::Sma | AverageKind::Wma | AverageKind::Trima | AverageKind::Hma);
        Self {
            fast: Average::new(kind, fast),
            slow: Average::new(kind, slow),
            empty_from: forgets.then(|| kind.warmup(slow) + 1),
            zeros: 0,
        }
    }
}

impl Streaming for PercentageOscillator {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, value: f64) -> Option<f64> {
        self.zeros = if value == 0.0 { self.zeros + 1 } else { 0 };
        let fast = self.fast.update(value);
        let slow = self.slow.update(value)?;
        let is_empty = self.empty_from.is_some_and(|count| self.zeros >= count);
        if is_empty || is_zero(slow) {
            return Some(0.0);
        }
        Some((fast? - slow) / slow * 100.0)
    }
}
