//! Width of the Donchian channel.

use crate::indicators::trend::bands::BandsWidth;
use crate::indicators::trend::donchian::{self, Channel};
use crate::registry::adapt::over_bars;
use crate::registry::{Group, Place, Spec, line};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "donchian_width",
    title: "Donchian channel width",
    group: Group::Volatility,
    doc: "(upper band - lower band) / middle * 100, the Donchian channel of the same window, this bar in it; none about a middle \
          of 0. Unit: per cent. Source: BandWidth of J. Bollinger, Bollinger on Bollinger Bands (2001), of another channel; \
          compared with Stock.Indicators, whose window ends a bar earlier and which leaves out the 100.",
    inputs: &["high", "low"],
    parameters: donchian::SPEC.parameters,
    outputs: &[line("donchian_width")],
    place: Place::Pane,
    warmup: donchian::SPEC.warmup,
    build: |settings| over_bars(BandsWidth::new(Channel::new(settings.period()))),
};
