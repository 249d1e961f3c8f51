//! Relative volatility index.

use crate::indicators::smoothing::Smoothing;
use crate::indicators::variance::Variance;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{PERIOD_MAX, SOURCE, period, whole};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "rvi",
    title: "Relative volatility index",
    group: Group::Volatility,
    doc: "100 * up / (up + down): Wilder's averages over `timeperiod` of the standard deviation (population) of the last \
          `stddevperiod` prices, counted as up on a bar where the price rose, as down where it fell, as neither where it \
          stayed; each is seeded with the mean of its first values. 50 where both are 0. Range: 0 to 100. Source: Donald \
          Dorsey, The Relative Volatility Index, Technical Analysis of Stocks & Commodities 11:6 (1993); TA-Lib RVI.",
    inputs: &["price"],
    parameters: &[
        period(14, 1),
        whole("stddevperiod", 10, 2, PERIOD_MAX, "the window of the standard deviation, in bars"),
        SOURCE,
    ],
    outputs: &[line("rvi")],
    place: Place::Pane,
    warmup: |settings| settings.period() + settings.length("stddevperiod") - 2,
    build: |settings| {
        over_price(Rvi::new(settings.period(), settings.length("stddevperiod")), settings.source())
    },
};

/// The share of the swings that went up. Amortised constant time; memory: the window of the deviation.
#[derive(Clone, Debug)]
pub struct Rvi {
    variance: Variance,
    last: f64,
    up: Smoothing,
    down: Smoothing,
}

impl Rvi {
    /// Averages over `period` of the deviations of `deviation` prices.
    ///
    /// # Panics
    /// If one is 0.
    #[must_use]
    pub fn new(period: usize, deviation: usize) -> Self {
        Self {
            variance: Variance::new(deviation),
            last: 0.0,
            up: Smoothing::wilder(period),
            down: Smoothing::wilder(period),
        }
    }
}

impl Streaming for Rvi {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        let last = std::mem::replace(&mut self.last, price);
        let deviation = self.variance.update(price)?.sqrt();
        let up = self.up.update(if price > last { deviation } else { 0.0 });
        let down = self.down.update(if price < last { deviation } else { 0.0 });
        let (up, down) = (up?, down?);
        let total = up + down;
        Some(if total > 0.0 { 100.0 * (up / total) } else { 50.0 })
    }
}
