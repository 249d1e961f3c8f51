//! Wilder's moving average.

use crate::indicators::lanes::fading;
use crate::indicators::smoothing::Smoothing;
use crate::registry::adapt::over_price_columns;
use crate::registry::parameters::{SOURCE, period};
use crate::registry::{Group, Place, Spec, line};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "rma",
    title: "Wilder's smoothed moving average",
    group: Group::Trend,
    doc: "value = price / n + value * (n - 1) / n, seeded with the simple mean of the first `timeperiod` prices; also known as \
          SMMA. Unit: the price's. Source: J. W. Wilder, New Concepts in Technical Trading Systems (1978); TA-Lib RMA.",
    inputs: &["price"],
    parameters: &[period(30, 1), SOURCE],
    outputs: &[line("rma")],
    place: Place::Chart,
    warmup: |settings| settings.period() - 1,
    build: |settings| {
        over_price_columns(Smoothing::wilder(settings.period()), settings.source(), fading::batch)
    },
};
