//! Where the price stands between the Bollinger bands.

use crate::indicators::number::finite;
use crate::indicators::trend::bands::BandsOutput;
use crate::indicators::trend::bbands::{self, Bands};
use crate::registry::adapt::over_price;
use crate::registry::{Group, Place, Spec, line};
use crate::streaming::Streaming;

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "percent_b",
    title: "Bollinger %B",
    group: Group::Volatility,
    doc: "(price - lower band) / (upper band - lower band), the Bollinger bands of the same parameters: 0 at the lower band, 1 at \
          the upper one, beyond them outside. None where the bands meet. Unit: none. \
          Source: J. Bollinger, Bollinger on Bollinger Bands (2001); compared with LEAN.",
    inputs: &["price"],
    parameters: bbands::SPEC.parameters,
    outputs: &[line("percent_b")],
    place: Place::Pane,
    warmup: bbands::SPEC.warmup,
    build: |settings| over_price(PercentB::new(Bands::of(settings)), settings.source()),
};

/// The place of a price between bands around it. Time and memory: the bands'.
#[derive(Clone, Debug)]
pub struct PercentB<T> {
    bands: T,
}

impl<T> PercentB<T> {
    /// Between these bands.
    #[must_use]
    pub const fn new(bands: T) -> Self {
        Self { bands }
    }
}

impl<T: Streaming<Input = f64, Output = BandsOutput>> Streaming for PercentB<T> {
    type Input = f64;
    type Output = f64;

    #[inline]
    fn update(&mut self, price: f64) -> Option<f64> {
        let bands = self.bands.update(price)?;
        finite((price - bands.lower) / (bands.upper - bands.lower))
    }
}
