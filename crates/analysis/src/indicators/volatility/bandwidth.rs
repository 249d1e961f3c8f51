//! Width of the Bollinger bands.

use crate::indicators::trend::bands::BandsWidth;
use crate::indicators::trend::bbands::{self, Bands};
use crate::registry::adapt::over_price;
use crate::registry::{Group, Place, Spec, line};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "bandwidth",
    title: "Bollinger BandWidth",
    group: Group::Volatility,
    doc: "(upper band - lower band) / middle * 100, the Bollinger bands of the same parameters; none about a middle of 0. Unit: \
          per cent. Source: J. Bollinger, Bollinger on Bollinger Bands (2001), there without the 100; compared with LEAN.",
    inputs: &["price"],
    parameters: bbands::SPEC.parameters,
    outputs: &[line("bandwidth")],
    place: Place::Pane,
    warmup: bbands::SPEC.warmup,
    build: |settings| over_price(BandsWidth::new(Bands::of(settings)), settings.source()),
};
