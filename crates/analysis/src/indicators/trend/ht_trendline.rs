//! Hilbert transform: instantaneous trendline.

use crate::indicators::hilbert::{Hilbert, PERIOD_MAX, SKIP_LONG};
use crate::indicators::window::Ring;
use crate::registry::adapt::over_price;
use crate::registry::parameters::SOURCE;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "ht_trendline",
    title: "Hilbert transform: instantaneous trendline",
    group: Group::Trend,
    doc: "The mean of the prices of one dominant cycle (6 to 50 bars, smoothed with 0.33), itself smoothed over four bars \
          with the weights 4 3 2 1. Unit: the price's. \
          Source: J. F. Ehlers, Rocket Science for Traders (2001), chapter 10; TA-Lib HT_TRENDLINE.",
    inputs: &["price"],
    parameters: &[SOURCE],
    outputs: &[line("ht_trendline")],
    place: Place::Chart,
    warmup: |_| WARMUP,
    build: |settings| over_price(Trendline::default(), settings.source()),
};

/// How many prices pass before the first value.
const WARMUP: usize = 63;

/// The mean of one cycle. Linear in the cycle, of 50 bars at most; memory: 50 prices.
#[derive(Clone, Debug)]
pub struct Trendline {
    hilbert: Hilbert,
    prices: Ring,
    wait: usize,
    /// The length of the cycle, smoothed.
    period: f64,
    /// The means of the last three bars, newest first.
    means: [f64; 3],
}

impl Default for Trendline {
    fn default() -> Self {
        Self {
            hilbert: Hilbert::new(SKIP_LONG),
            prices: Ring::new(PERIOD_MAX as usize),
            wait: WARMUP,
            period: 0.0,
            means: [0.0; 3],
        }
    }
}

impl Streaming for Trendline {
    type Input = f64;
    type Output = f64;

    fn update(&mut self, price: f64) -> Option<f64> {
        let is_waiting = self.wait > 0;
        if is_waiting {
            self.wait -= 1;
        }
        self.prices.push(price);
        let cycle = self.hilbert.update(price)?;
        self.period = 0.33 * cycle.period + 0.67 * self.period;
        let length = (self.period + 0.5) as usize;
        let mut mean =
            (0..length).filter_map(|back| self.prices.back(back)).fold(0.0, |sum, price| sum + price);
        if length > 0 {
            mean /= length as f64;
        }
        let [first, second, third] = self.means;
        self.means = [mean, first, second];
        (!is_waiting).then_some((4.0 * mean + 3.0 * first + 2.0 * second + third) / 10.0)
    }
}
