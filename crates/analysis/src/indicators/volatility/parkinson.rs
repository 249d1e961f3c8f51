//! Parkinson's volatility.

use crate::indicators::bar_variance::{BARS_PER_YEAR, RangeVolatility, parkinson};
use crate::registry::adapt::over_bars;
use crate::registry::parameters::period;
use crate::registry::{Group, Place, Spec, line};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "parkinson",
    title: "Parkinson's volatility",
    group: Group::Volatility,
    doc: "100 * √(mean of ln(high / low)² / (4 ln 2) over the last `timeperiod` bars * barsperyear). Takes prices to wander \
          without a trend and without gaps. Silent while a price of 0 is in the window. Unit: per cent a year. \
          Source: M. Parkinson, The Extreme Value Method for Estimating the Variance of the Rate of Return, Journal of Business \
          53:1 (1980).",
    inputs: &["open", "high", "low", "close"],
    parameters: &[period(20, 1), BARS_PER_YEAR],
    outputs: &[line("parkinson")],
    place: Place::Pane,
    warmup: |settings| settings.period() - 1,
    build: |settings| {
        over_bars(RangeVolatility::new(settings.period(), settings.real("barsperyear"), parkinson))
    },
};
