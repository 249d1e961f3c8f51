//! True range.

use crate::indicators::true_range::TrueRange;
use crate::registry::adapt::over_columns;
use crate::registry::{Group, Place, Spec, line};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "trange",
    title: "True range",
    group: Group::Volatility,
    doc: "The greatest of high - low, |high - last close| and |low - last close|; the first bar has none, for want of a last \
          close. Unit: the price's. Source: J. Welles Wilder, New Concepts in Technical Trading Systems (1978); TA-Lib TRANGE.",
    inputs: &["high", "low", "close"],
    parameters: &[],
    outputs: &[line("trange")],
    place: Place::Pane,
    warmup: |_| 1,
    build: |_| over_columns(TrueRange::default(), TrueRange::batch),
};
