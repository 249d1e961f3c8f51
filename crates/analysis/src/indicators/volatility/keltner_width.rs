//! Width of the Keltner channel.

use crate::indicators::trend::bands::BandsWidth;
use crate::indicators::trend::kc::{self, Keltner};
use crate::registry::adapt::over_bars;
use crate::registry::{Group, Place, Spec, line};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "keltner_width",
    title: "Keltner channel width",
    group: Group::Volatility,
    doc: "(upper band - lower band) / middle * 100, the Keltner channel (kc) of the same parameters; none about a middle of 0. \
          Unit: per cent. Source: BandWidth of J. Bollinger, Bollinger on Bollinger Bands (2001), of another channel.",
    inputs: &["high", "low", "close"],
    parameters: kc::SPEC.parameters,
    outputs: &[line("keltner_width")],
    place: Place::Pane,
    warmup: kc::SPEC.warmup,
    build: |settings| {
        let channel = Keltner::new(settings.period(), settings.length("atrperiod"), settings.real("nbdev"));
        over_bars(BandsWidth::new(channel))
    },
};
