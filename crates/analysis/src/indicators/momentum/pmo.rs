//! Price momentum oscillator.

use crate::indicators::trend::ema::Ema;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{PERIOD_MAX, SOURCE, whole};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::{Streaming, columns};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "pmo",
    title: "Price momentum oscillator",
    group: Group::Momentum,
    doc: "The change from price to price in per cent (0 from a price of 0), smoothed twice with the factors 2 / `firstperiod` \
          and 2 / `secondperiod`, ten times; signal = EMA of that. Each is seeded with the mean of its first values. Unit: a \
          tenth of a per cent. Source: Carl Swenlin, DecisionPoint Price Momentum Oscillator, stockcharts.com.",
    inputs: &["price"],
    parameters: &[
        whole("firstperiod", 35, 2, PERIOD_MAX, "the window of the first smoothing, in bars"),
        whole("secondperiod", 20, 2, PERIOD_MAX, "the window of the second smoothing, in bars"),
        whole("signalperiod", 10, 1, PERIOD_MAX, "the window of the signal line, in bars"),
        SOURCE,
    ],
    outputs: &[line("pmo"), line("signal")],
    place: Place::Pane,
    warmup: |settings| PARAMETERS.map(|name| settings.length(name)).iter().sum::<usize>() - 2,
    build: |settings| {
        let [first, second, signal] = PARAMETERS.map(|name| settings.length(name));
        over_price(Pmo::new(first, second, signal), settings.source())
    },
};

const PARAMETERS: [&str; 3] = ["firstperiod", "secondperiod", "signalperiod"];

columns! {
    /// What it says.
    pub struct PmoOutput {
        /// The twice smoothed change.
        pmo: f64,
        /// Its average.
        signal: f64,
    }
}

/// The twice smoothed change of the price. Constant time and memory.
#[derive(Clone, Debug)]
pub struct Pmo {
    last: Option<f64>,
    first: Ema,
    second: Ema,
    signal: Ema,
}

impl Pmo {
    /// With these windows.
    #[must_use]
    pub fn new(first: usize, second: usize, signal: usize) -> Self {
        let smoothing = |period: usize| Ema::with_factor(period, 2.0 / period as f64);
        Self { last: None, first: smoothing(first), second: smoothing(second), signal: Ema::new(signal) }
    }
}

impl Streaming for Pmo {
    type Input = f64;
    type Output = PmoOutput;

    #[inline]
    fn update(&mut self, price: f64) -> Option<PmoOutput> {
        let last = self.last.replace(price)?;
        let change = if last == 0.0 { 0.0 } else { (price / last - 1.0) * 100.0 };
        let pmo = self.second.update(10.0 * self.first.update(change)?)?;
        Some(PmoOutput { pmo, signal: self.signal.update(pmo)? })
    }
}
