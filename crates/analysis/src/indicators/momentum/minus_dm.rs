//! Minus directional movement.

use crate::indicators::directional::MovementSum;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::period;
use crate::registry::{Group, Place, Spec, line};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "minus_dm",
    title: "Minus directional movement",
    group: Group::Momentum,
    doc: "Wilder's running sum over `timeperiod` (n) of how far the low fell, where it fell and by more than the high rose: the \
          plain sum of the first n - 1, then sum += newest - sum / n. Unit: the price's. Source: J. Welles Wilder, New Concepts \
          in Technical Trading Systems (1978); TA-Lib MINUS_DM.",
    inputs: &["high", "low"],
    parameters: &[period(14, 1)],
    outputs: &[line("minus_dm")],
    place: Place::Pane,
    warmup: |settings| (settings.period() - 1).max(1),
    build: |settings| over_bars(MovementSum::<false>::new(settings.period())),
};
