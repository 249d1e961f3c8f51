//! Forecast oscillator.

use crate::indicators::regression::Regression;
use crate::registry::adapt::over_price;
use crate::registry::parameters::{SOURCE, period};
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "fosc",
    title: "Forecast oscillator",
    group: Group::Momentum,
    doc: "100 * (price - forecast) / price, where the forecast is what the line of least squares through the `timeperiod` \
          prices before today's said of today. 0 where the price is 0. Unit: per cent of the price. Source: Tushar Chande \
          and Stanley Kroll, The New Technical Trader (1994); TA-Lib FOSC.",
    inputs: &["price"],
    parameters: &[period(5, 2), SOURCE],
    outputs: &[line("fosc")],
    place: Place::Pane,
    warmup: |settings| settings.period(),
    build: |settings| over_price(Fosc::new(settings.period()), settings.source()),
};

/// How far the price is from yesterday's forecast. Amortised constant time; memory: the window.
#[derive(Clone, Debug)]
pub struct Fosc {
    line: Regression,
    forecast: Option<f64>,
}

impl Fosc {
    /// With forecasts from `period` prices.
    ///
    /// # Panics
    /// If `period` is below 2.
    #[must_use]
    pub fn new(period: usize) -> Self {
        Self { line: Regression::new(period), forecast: None }
    }
}

impl Streaming for Fosc {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        let next = self.line.update(price).map(|line| line.at(self.line.period()));
        let forecast = std::mem::replace(&mut self.forecast, next)?;
        Some(if price == 0.0 { 0.0 } else { 100.0 * (price - forecast) / price })
    }
}
