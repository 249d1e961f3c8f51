//! Arnaud Legoux moving average.

use crate::indicators::window::Ring;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, period, real};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "alma",
    title: "Arnaud Legoux moving average",
    group: Group::Trend,
    doc: "The mean of the last n = `timeperiod` prices with the weights exp(-(i - m)² / (2 s²)), i = 0 for the oldest, \
          m = offset * (n - 1), s = n / sigma. Unit: the price's. \
          Source: A. Legoux and D. Kouzis-Loukas (2009); compared with Stock.Indicators.",
    inputs: &["price"],
    parameters: &[
        period(9, 1),
        real("offset", 0.85, 0.0, 1.0, "where the weight lies: 0 on the oldest price, 1 on the newest"),
        real("sigma", 6.0, 0.01, 100.0, "how narrow the weight lies"),
        SOURCE,
    ],
    outputs: &[line("alma")],
    place: Place::Chart,
    warmup: |settings| settings.period() - 1,
    build: |settings| {
        over_price(
            Alma::new(settings.period(), settings.real("offset"), settings.real("sigma")),
            settings.source(),
        )
    },
};

/// A mean with the weights of a bell. Linear in the window for each price; memory: twice the window.
#[derive(Clone, Debug)]
pub struct Alma {
    window: Ring,
    /// From the oldest to the newest price; their sum is 1 but for rounding.
    weights: Box<[f64]>,
}

impl Alma {
    /// Over `period` prices, the bell at the share `offset` of the window, its width `period` / `sigma`.
    ///
    /// # Panics
    /// If `period` is 0.
    #[must_use]
    pub fn new(period: usize, offset: f64, sigma: f64) -> Self {
        let middle = offset * (period - 1) as f64;
        let width = period as f64 / sigma;
        let mut weights: Box<[f64]> = (0..period)
            .map(|place| {
                let distance = place as f64 - middle;
                libm::exp(-(distance * distance) / (2.0 * width * width))
            })
            .collect();
        let sum = weights.iter().fold(0.0, |sum, weight| sum + weight);
        weights.iter_mut().for_each(|weight| *weight /= sum);
        Self { window: Ring::new(period), weights }
    }
}

impl Streaming for Alma {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        self.window.push(price);
        if !self.window.is_full() {
            return None;
        }
        Some(self.window.iter().zip(&self.weights).fold(0.0, |sum, (price, weight)| sum + price * weight))
    }
}
