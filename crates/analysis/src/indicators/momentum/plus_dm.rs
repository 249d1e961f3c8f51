//! Plus directional movement.

use crate::indicators::directional::MovementSum;
use crate::registry::adapt::over_bars;
use crate::registry::parameters::period;
use crate::registry::{Group, Place, Spec, line};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "plus_dm",
    title: "Plus directional movement",
    group: Group::Momentum,
    doc: "Wilder's running sum over `timeperiod` (n) of how far the high rose, where it rose and by more than the low fell: the \
          plain sum of the first n - 1, then sum += newest - sum / n. Unit: the price's. Source: J. Welles Wilder, New Concepts \
          in Technical Trading Systems (1978); TA-Lib PLUS_DM.",
    inputs: &["high", "low"],
    parameters: &[period(14, 1)],
    outputs: &[line("plus_dm")],
    place: Place::Pane,
    warmup: |settings| (settings.period() - 1).max(1),
    build: |settings| over_bars(MovementSum::<true>::new(settings.period())),
};
