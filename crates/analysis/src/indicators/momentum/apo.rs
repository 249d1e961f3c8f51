//! Absolute price oscillator.

use crate::indicators::trend::average::{Average, AverageKind};
use crate::registry::adapt::over_price;
use crate::registry::parameters::{PERIOD_MAX, SOURCE, average, whole};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "apo",
    title: "Absolute price oscillator",
    group: Group::Momentum,
    doc: "The fast moving average less the slow one, each seeded by the first prices of its own window. The shorter period is \
          taken for the fast one. Unit: the price's. Source: TA-Lib APO.",
    inputs: &["price"],
    parameters: &[
        whole("fastperiod", 12, 2, PERIOD_MAX, "the window of the faster average, in bars"),
        whole("slowperiod", 26, 2, PERIOD_MAX, "the window of the slower average, in bars"),
        average("matype", AverageKind::Ema, "the kind of both averages"),
        SOURCE,
    ],
    outputs: &[line("apo")],
    place: Place::Pane,
    warmup: |settings| {
        let slow = settings.length("fastperiod").max(settings.length("slowperiod"));
        settings.average("matype").warmup(slow)
    },
    build: |settings| {
        let (fast, slow) = (settings.length("fastperiod"), settings.length("slowperiod"));
        over_price(Apo::new(fast, slow, settings.average("matype")), settings.source())
    },
};

/// The difference of two moving averages of one kind. As costly as they are.
#[derive(Clone, Debug)]
pub struct Apo {
    fast: Average,
    slow: Average,
}

impl Apo {
    /// With these windows; the shorter one is the fast one.
    ///
    /// # Panics
    /// If one is 0.
    #[must_use]
    pub fn new(fast: usize, slow: usize, kind: AverageKind) -> Self {
        Self { fast: Average::new(kind, fast.min(slow)), slow: Average::new(kind, fast.max(slow)) }
    }
}

impl Streaming for Apo {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        let (fast, slow) = (self.fast.update(price), self.slow.update(price));
        Some(fast? - slow?)
    }
}
