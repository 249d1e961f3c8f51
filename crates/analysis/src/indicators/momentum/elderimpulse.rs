//! Elder's impulse system.

use super::macd::Macd;
use crate::indicators::trend::ema::Ema;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{PERIOD_MAX, SOURCE, whole};
use crate::registry::{Group, Place, Spec, integer};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "elderimpulse",
    title: "Elder's impulse system",
    group: Group::Momentum,
    doc: "1 where both EMA(price, `emaperiod`) and the MACD histogram rise from the bar before, -1 where both fall, else 0. \
          Source: Alexander Elder, Come Into My Trading Room (2002).",
    inputs: &["price"],
    parameters: &[
        whole("emaperiod", 13, 1, PERIOD_MAX, "the window of the average, in bars"),
        whole("fastperiod", 12, 2, PERIOD_MAX, "the window of the MACD's faster average, in bars"),
        whole("slowperiod", 26, 2, PERIOD_MAX, "the window of the MACD's slower average, in bars"),
        whole("signalperiod", 9, 1, PERIOD_MAX, "the window of the MACD's signal line, in bars"),
        SOURCE,
    ],
    outputs: &[integer("elderimpulse")],
    place: Place::Pane,
    warmup: |settings| {
        let slow = settings.length("fastperiod").max(settings.length("slowperiod"));
        (settings.length("emaperiod") - 1).max(slow + settings.length("signalperiod") - 2) + 1
    },
    build: |settings| {
        let [average, fast, slow, signal] =
            ["emaperiod", "fastperiod", "slowperiod", "signalperiod"].map(|name| settings.length(name));
        over_price(ElderImpulse::new(average, Macd::new(fast, slow, signal)), settings.source())
    },
};

/// Whether trend and momentum go one way. Constant time and memory.
#[derive(Clone, Debug)]
pub struct ElderImpulse {
    average: Ema,
    macd: Macd,
    /// The average and the histogram of the last bar.
    last: Option<(f64, f64)>,
}

impl ElderImpulse {
    /// With an average over `period` prices.
    #[must_use]
    pub fn new(period: usize, macd: Macd) -> Self {
        Self { average: Ema::new(period), macd, last: None }
    }
}

impl Streaming for ElderImpulse {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        let (average, macd) = (self.average.update(price), self.macd.update(price));
        let (average, histogram) = (average?, macd?.macdhist);
        let (last_average, last_histogram) = self.last.replace((average, histogram))?;
        let rises = average > last_average && histogram > last_histogram;
        let falls = average < last_average && histogram < last_histogram;
        Some(f64::from(i8::from(rises) - i8::from(falls)))
    }
}
