//! Average true range.

use crate::indicators::true_range::AverageTrueRange;
use crate::registry::adapt::over_columns;
use crate::registry::parameters::period;
use crate::registry::{Group, Place, Spec, line};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "atr",
    title: "Average true range",
    group: Group::Volatility,
    doc: "Wilder's mean of the true range: value = (value * (n - 1) + true range) / n, seeded with the simple mean of the \
          first `timeperiod` true ranges. Unit: the price's. Source: J. Welles Wilder, New Concepts in Technical Trading \
          Systems (1978); TA-Lib ATR.",
    inputs: &["high", "low", "close"],
    parameters: &[period(14, 1)],
    outputs: &[line("atr")],
    place: Place::Pane,
    warmup: |settings| settings.period(),
    build: |settings| over_columns(AverageTrueRange::new(settings.period()), AverageTrueRange::batch),
};
