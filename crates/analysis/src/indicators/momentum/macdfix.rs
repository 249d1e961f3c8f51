//! Moving average convergence/divergence with the fixed windows 12 and 26.

use super::macd::Macd;
use crate::indicators::lanes::fading;
use crate::registry::adapt::over_price_columns;
use crate::registry::parameters::{PERIOD_MAX, SOURCE, whole};
use crate::registry::{Group, Place, Spec, histogram, line};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "macdfix",
    title: "Moving average convergence/divergence, fixed 12/26",
    group: Group::Momentum,
    doc: "MACD with windows of 12 and 26 bars and the rounded smoothing factors of its author, 0.15 and 0.075 (2/13 and 2/27 \
          elsewhere). Unit: the price's. Source: Gerald Appel, The Moving Average Convergence-Divergence Trading Method \
          (1985); TA-Lib MACDFIX.",
    inputs: &["price"],
    parameters: &[whole("signalperiod", 9, 1, PERIOD_MAX, "the window of the signal line, in bars"), SOURCE],
    outputs: &[line("macd"), line("macdsignal"), histogram("macdhist")],
    place: Place::Pane,
    warmup: |settings| 24 + settings.length("signalperiod"),
    build: |settings| {
        over_price_columns(Macd::fixed(settings.length("signalperiod")), settings.source(), fading::batch)
    },
};
