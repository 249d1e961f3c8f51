//! Garman-Klass volatility.

use crate::indicators::bar_variance::{BARS_PER_YEAR, RangeVolatility, garman_klass};
use crate::registry::adapt::over_bars;
use crate::registry::parameters::period;
use crate::registry::{Group, Place, Spec, line};

/// The registry's entry.
pub const SPEC: Spec = Spec {
    name: "garman_klass",
    title: "Garman-Klass volatility",
    group: Group::Volatility,
    doc: "100 * √(mean of v over the last `timeperiod` bars * barsperyear), v = ln(high / low)² / 2 - (2 ln 2 - 1) ln(close / \
          open)². Takes prices to wander without a trend and without gaps. Silent while a price of 0 is in the window. Unit: per \
          cent a year. Source: M. B. Garman and M. J. Klass, On the Estimation of Security Price Volatilities from Historical \
          Data, Journal of Business 53:1 (1980), their practical estimator.",
    inputs: &["open", "high", "low", "close"],
    parameters: &[period(20, 1), BARS_PER_YEAR],
    outputs: &[line("garman_klass")],
    place: Place::Pane,
    warmup: |settings| settings.period() - 1,
    build: |settings| {
        over_bars(RangeVolatility::new(settings.period(), settings.real("barsperyear"), garman_klass))
    },
};
